import { IconHomePlus, IconSearch } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { OpenAlertsCard } from '#web/alerts/open-alerts-card.tsx'
import { NotFoundPage } from '#web/pages/not-found-page.tsx'
import { useMay, useSignedIn, useToday } from '#web/session/session.ts'
import { railEntries } from '#web/shell/rail-entries.ts'
import { formatLongDay } from '#web/ui/dates.ts'
import { Icon } from '#web/ui/icon.tsx'
import { LinkButton } from '#web/ui/links.tsx'
import { QuotasCard } from '#web/programme/quotas-card.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import { type MergedQueue, mergedQueues } from './merge-queues.ts'
import { MeetingsCard } from './meetings-card.tsx'
import './today-page.css'
import { useTodayMeetings, useTodayQueues } from './today-queries.ts'
import { queueOf } from './today-search.ts'
import { TodayTabs } from './today-tabs.tsx'
import { capital, todaySentence } from './today-words.ts'
import { TodayWork } from './today-work.tsx'

const route = getRouteApi('/shell/aujourdhui')
const HERE = new Set(['/aujourdhui'])

/** What must I do now? */
export function TodayPage() {
  const { current } = useSignedIn()
  const hasToday = current !== null && railEntries(current.role, HERE).length > 0
  return hasToday ? <Day /> : <NotFoundPage />
}

function Day() {
  const { file } = route.useSearch()
  const { households, dwellings, withDwellings } = useTodayQueues(queueOf(file))
  const day = useToday()
  const meetings = useTodayMeetings(day)
  // One list out of two answers: nothing is counted before both are there.
  const ready = !withDwellings || dwellings.data !== undefined || dwellings.isError
  const queues =
    ready && households.data
      ? mergedQueues([households.data.queues, dwellings.data?.queues ?? []])
      : undefined
  return (
    <>
      <PageHeader
        title="Aujourd’hui"
        subtitle={`${capital(formatLongDay(day))}. ${queues ? todaySentence(countsOf(queues)) : ''}`}
        actions={<Actions />}
      />
      <div className="today">
        <div className="today__work">
          <TodayTabs
            counts={queues && countsOf(queues)}
            meetings={meetings.data?.appointments.filter((one) => !one.cancelledAt).length}
          />
          <QueryView query={households} failure="Vos actions n’ont pas pu être chargées.">
            {() =>
              queues && (
                <TodayWork
                  queues={queues}
                  meetings={meetings}
                  failed={dwellings.isError ? dwellings : undefined}
                />
              )
            }
          </QueryView>
        </div>
        <aside className="today__aside" aria-label="Ma journée et le programme">
          <OpenAlertsCard />
          <MeetingsCard meetings={meetings} />
          {dwellings.data && <QuotasCard quotas={dwellings.data.quotas} />}
        </aside>
      </div>
    </>
  )
}

function countsOf(queues: readonly MergedQueue[]) {
  const of = (key: MergedQueue['key']) => queues.find((queue) => queue.key === key)?.count ?? 0
  return { late: of('late'), todo: of('todo'), waiting: of('waiting') }
}

function Actions() {
  const mayRefer = useMay('referral.write')
  const mayRelease = useMay('vacancy.open')
  return (
    <>
      {mayRelease && (
        <LinkButton
          to="/logements/liberation"
          variant={mayRefer ? 'default' : 'filled'}
          leftSection={<Icon of={IconHomePlus} />}
        >
          Saisir une libération
        </LinkButton>
      )}
      {mayRefer && (
        <LinkButton to="/signaler" leftSection={<Icon of={IconSearch} />}>
          Retrouver ou signaler un ménage
        </LinkButton>
      )}
    </>
  )
}
