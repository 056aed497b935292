import { useMediaQuery } from '@mantine/hooks'
import { IconChevronLeft, IconChevronRight, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { addDays } from '#kernel/calendar.ts'
import { isApiError } from '#web/api-error.ts'
import { NotFoundPage } from '#web/pages/not-found-page.tsx'
import { useToday } from '#web/session/session.ts'
import { formatShortDays } from '#web/ui/dates.ts'
import { Icon } from '#web/ui/icon.tsx'
import { LinkButton } from '#web/ui/links.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import { TabLink, TabLinks } from '#web/ui/tab-links.tsx'
import { mondayOf } from '../domain/week.ts'
import { AbsencesCard } from './absences-card.tsx'
import { AgendaDrawers } from './agenda-drawers.tsx'
import { AgendaList } from './agenda-list.tsx'
import './agenda-page.css'
import { agendaQuery } from './agenda-queries.ts'
import { FeedCard } from './feed-card.tsx'
import { WeekGrid } from './week-grid.tsx'

const route = getRouteApi('/shell/agenda')
const LIST_WEEKS = 4

/** The week that the address asks for, and how it is shown: a phone has no room for columns. */
function useShownDays() {
  const { semaine, vue } = route.useSearch()
  const today = useToday()
  const isNarrow = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false })
  const monday = mondayOf(semaine ?? today)
  const isList = isNarrow || vue === 'liste'
  return { monday, isList, isNarrow, to: addDays(monday, isList ? LIST_WEEKS * 7 - 1 : 6) }
}

/** G: my meetings, my absences, and the calendar of my telephone. */
export function AgendaPage() {
  const { monday, to, isList, isNarrow } = useShownDays()
  const query = useQuery(agendaQuery(monday, to))
  if (isApiError(query.error, 'not-found')) return <NotFoundPage />
  return (
    <>
      <PageHeader
        title="Agenda"
        subtitle={`Du ${formatShortDays(monday, to)} ${to.slice(0, 4)}`}
        actions={<NewButton />}
      />
      <section className="agenda" aria-label="Rendez-vous">
        <div className="agenda__head no-print">
          {!isNarrow && <Views />}
          <Moves monday={monday} />
        </div>
        <QueryView query={query} failure="Votre agenda n’a pas pu être chargé.">
          {(agenda) => (
            <>
              {isList ? (
                <AgendaList agenda={agenda} />
              ) : (
                <WeekGrid agenda={agenda} monday={monday} />
              )}
              <AgendaDrawers agenda={agenda} />
            </>
          )}
        </QueryView>
      </section>
      <div className="agenda-cards no-print">
        <FeedCard />
        <AbsencesCard />
      </div>
    </>
  )
}

function NewButton() {
  return (
    <LinkButton
      from="/agenda"
      to="."
      search={(search) => ({ ...search, volet: 'nouveau', rdv: undefined })}
      leftSection={<Icon of={IconPlus} />}
    >
      Nouveau rendez-vous
    </LinkButton>
  )
}

const EXACT = { exact: false, includeSearch: true, explicitUndefined: true } as const

function Views() {
  const { semaine } = route.useSearch()
  return (
    <TabLinks label="Vue de l’agenda">
      <TabLink to="/agenda" search={{ semaine, vue: undefined }} activeOptions={EXACT}>
        Semaine
      </TabLink>
      <TabLink to="/agenda" search={{ semaine, vue: 'liste' }} activeOptions={EXACT}>
        Liste sur quatre semaines
      </TabLink>
    </TabLinks>
  )
}

function Moves({ monday }: { monday: string }) {
  return (
    <nav className="agenda__moves" aria-label="Semaines">
      <Move to={addDays(monday, -7)} label="Semaine précédente" icon={IconChevronLeft} />
      <LinkButton
        from="/agenda"
        to="."
        search={(search) => ({ ...search, semaine: undefined })}
        variant="default"
        size="xs"
      >
        Cette semaine
      </LinkButton>
      <Move to={addDays(monday, 7)} label="Semaine suivante" icon={IconChevronRight} />
    </nav>
  )
}

type MoveProps = {
  readonly to: string
  readonly label: string
  readonly icon: typeof IconChevronLeft
}

function Move({ to, label, icon }: MoveProps) {
  return (
    <LinkButton
      from="/agenda"
      to="."
      search={(search) => ({ ...search, semaine: to })}
      variant="default"
      size="xs"
      px={8}
      aria-label={label}
      title={label}
    >
      <Icon of={icon} size={17} />
    </LinkButton>
  )
}
