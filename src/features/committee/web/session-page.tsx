import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { isApiError } from '#web/api-error.ts'
import { NotFoundPage } from '#web/pages/not-found-page.tsx'
import { Chip } from '#web/ui/chip.tsx'
import { formatTime } from '#web/ui/dates.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { TextLink } from '#web/ui/links.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import { IconListDetails } from '@tabler/icons-react'
import type { Item, SessionRead } from '../contract.ts'
import { AgendaCard } from './agenda-card.tsx'
import { sessionQuery } from './committee-queries.ts'
import { sessionTitle, STATE_LOOKS } from './committee-words.ts'
import './committee.css'
import { ItemPanel } from './item-panel.tsx'
import { MinutesCard } from './minutes-card.tsx'
import { PresenceCard } from './presence-card.tsx'
import { SessionActions } from './session-actions.tsx'
import { SessionDrawers } from './session-drawers.tsx'

const route = getRouteApi('/shell/attributions/commissions/$sessionId')

/** A session: its agenda and who is there, the dwelling that is examined, the minutes as they are written. */
export function SessionPage() {
  const { sessionId } = route.useParams()
  const query = useQuery(sessionQuery(sessionId))
  if (isApiError(query.error, 'not-found') || isApiError(query.error, 'bad-input')) {
    return <NotFoundPage />
  }
  return (
    <QueryView query={query} failure="Cette séance n’a pas pu être chargée.">
      {(session) => <Session session={session} />}
    </QueryView>
  )
}

function Session({ session }: { session: SessionRead }) {
  const { logement } = route.useSearch()
  const shown = shownItem(session, logement)
  const readsCandidates = session.abilities.includes('committee.read-candidates')
  return (
    <>
      <PageHeader
        crumbs={[
          <TextLink key="list" to="/attributions/commissions" search={{}}>
            Commission
          </TextLink>,
        ]}
        title={sessionTitle(session)}
        badge={<StateChip session={session} />}
        subtitle={whereWords(session)}
        actions={<SessionActions session={session} />}
      />
      <div className="sitting">
        <div className="sitting__side">
          <AgendaCard session={session} shown={shown} />
          {session.members.length > 0 && <PresenceCard session={session} item={shown} />}
        </div>
        <div className="sitting__main">
          {shown ? (
            <ItemPanel key={shown.id} session={session} item={shown} />
          ) : (
            <EmptyState icon={IconListDetails} title="L’ordre du jour est vide.">
              Les logements ajoutés apparaîtront ici avec leurs candidats.
            </EmptyState>
          )}
        </div>
        {readsCandidates && (
          <div className="sitting__minutes">
            <MinutesCard session={session} />
          </div>
        )}
      </div>
      <SessionDrawers session={session} item={shown} />
    </>
  )
}

/** The dwelling that the address names, or the one that is examined, or the first one that waits. */
function shownItem({ items }: SessionRead, position: number | undefined): Item | undefined {
  return (
    items.find((item) => item.position === position) ??
    items.find(({ state }) => state === 'open') ??
    items.find(({ state }) => state === 'waiting') ??
    items[0]
  )
}

function StateChip({ session }: { session: SessionRead }) {
  const { words, tone, icon } = STATE_LOOKS[session.state]
  const since =
    session.state === 'open' && session.openedAt ? ` à\u00a0${formatTime(session.openedAt)}` : ''
  return (
    <Chip tone={tone} {...(icon && { icon })}>
      {words}
      {since}
    </Chip>
  )
}

function whereWords({ hour, place, isRemote, state, cancelReason }: SessionRead): string {
  if (state === 'cancelled') return `Motif\u00a0: ${cancelReason ?? ''}`
  return `${hour.replace(':', '\u00a0h\u00a0')}, ${isRemote ? `à distance (${place})` : place}`
}
