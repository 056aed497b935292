import { IconCalendarPlus, IconGavel, IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { NotFoundPage } from '#web/pages/not-found-page.tsx'
import { useMay } from '#web/session/session.ts'
import { Card } from '#web/ui/card.tsx'
import { Chip } from '#web/ui/chip.tsx'
import { formatLongDay } from '#web/ui/dates.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { LinkButton, RowLink } from '#web/ui/links.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import { counted } from '#web/ui/typo.ts'
import type { SessionLine, SessionList } from '../contract.ts'
import { sessionsQuery } from './committee-queries.ts'
import { STATE_LOOKS } from './committee-words.ts'
import './committee.css'
import { NewSessionDrawer } from './session-form.tsx'

const route = getRouteApi('/shell/attributions/commissions')

/** The sessions of the committee that the reader has a part in. */
export function SessionsPage() {
  const mayRead = useMay('committee.read')
  const query = useQuery({ ...sessionsQuery, enabled: mayRead })
  const { volet } = route.useSearch()
  const navigate = route.useNavigate()
  if (!mayRead) return <NotFoundPage />
  return (
    <>
      <PageHeader
        title="Commission d’attribution"
        subtitle="Les séances, leur ordre du jour et leur procès-verbal."
        actions={<Actions mayWrite={query.data?.abilities.includes('committee.write') === true} />}
      />
      <QueryView query={query} failure="Les séances n’ont pas pu être chargées.">
        {(list) => <Sessions list={list} />}
      </QueryView>
      {volet === 'nouvelle' && <NewSessionDrawer onClose={() => void navigate({ search: {} })} />}
    </>
  )
}

function Actions({ mayWrite }: { mayWrite: boolean }) {
  const maySeats = useMay('committee.seats')
  return (
    <>
      {maySeats && (
        <LinkButton
          to="/attributions/commissions/membres"
          search={{}}
          variant="default"
          leftSection={<Icon of={IconUsers} size={17} />}
        >
          Membres
        </LinkButton>
      )}
      {mayWrite && (
        <LinkButton
          to="/attributions/commissions"
          search={{ volet: 'nouvelle' }}
          leftSection={<Icon of={IconCalendarPlus} size={17} />}
        >
          Préparer une séance
        </LinkButton>
      )}
    </>
  )
}

function Sessions({ list: { sessions } }: { list: SessionList }) {
  if (sessions.length === 0) {
    return (
      <EmptyState icon={IconGavel} title="Aucune séance pour le moment.">
        Les séances convoquées apparaîtront ici, avec leur ordre du jour.
      </EmptyState>
    )
  }
  const past = sessions.filter(({ state }) => state === 'signed' || state === 'cancelled')
  const next = sessions.filter((session) => !past.includes(session))
  return (
    <div className="sittings">
      <Card title="À venir et en cours" flush={next.length > 0}>
        {next.length === 0 ? (
          <EmptyState icon={IconGavel} title="Aucune séance à venir." />
        ) : (
          <Lines sessions={next} />
        )}
      </Card>
      {past.length > 0 && (
        <Card title="Passées" flush>
          <Lines sessions={past} />
        </Card>
      )}
    </div>
  )
}

function Lines({ sessions }: { sessions: readonly SessionLine[] }) {
  return (
    <ul className="sittings__rows">
      {sessions.map((session) => (
        <Line key={session.id} session={session} />
      ))}
    </ul>
  )
}

function Line({ session }: { session: SessionLine }) {
  const { words, tone, icon } = STATE_LOOKS[session.state]
  return (
    <li className="sittings__row">
      <div>
        <RowLink
          to="/attributions/commissions/$sessionId"
          params={{ sessionId: session.id }}
          search={{}}
        >
          {formatLongDay(session.heldOn)}
        </RowLink>
        <p className="sittings__detail">
          {session.hour.replace(':', '\u00a0h\u00a0')},{' '}
          {session.isRemote ? 'à distance' : session.place}
        </p>
      </div>
      <p className="sittings__count">{countsWords(session)}</p>
      <Chip tone={tone} {...(icon && { icon })}>
        {words}
      </Chip>
    </li>
  )
}

function countsWords({ dwellings, decided, postponed }: SessionLine): string {
  const words = [
    dwellings === 0 ? 'aucun logement' : counted(dwellings, 'logement'),
    ...(decided > 0 ? [`${String(decided)} décidé${decided > 1 ? 's' : ''}`] : []),
    ...(postponed > 0 ? [`${String(postponed)} reporté${postponed > 1 ? 's' : ''}`] : []),
  ]
  return words.join(', ')
}
