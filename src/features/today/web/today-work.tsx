import { IconCalendarEvent, IconCircleCheck, IconSeedling } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { Agenda } from '#features/agenda/contract.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorCard } from '#web/ui/error-card.tsx'
import { TextLink } from '#web/ui/links.tsx'
import { Queue } from '#web/ui/queue.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import { counted } from '#web/ui/typo.ts'
import type { MergedQueue } from './merge-queues.ts'
import { MeetingRows } from './meeting-rows.tsx'
import { LOOKS } from './queue-looks.ts'
import { queueOf, TAB_OF } from './today-search.ts'
import { TodayRow } from './today-row.tsx'

const route = getRouteApi('/shell/aujourdhui')

type Props = {
  readonly queues: readonly MergedQueue[]
  readonly meetings: UseQueryResult<Agenda>
  /** The dwellings could not be read: the households are shown all the same. */
  readonly failed: UseQueryResult | undefined
}

export function TodayWork({ queues, meetings, failed }: Props) {
  const { file } = route.useSearch()
  if (file === 'rendez-vous') return <Meetings meetings={meetings} />
  const opened = queueOf(file)
  const asked = queues.filter(({ key }) => opened === undefined || key === opened)
  const isEmpty = queues.every(({ count }) => count === 0)
  return (
    <>
      {failed && (
        <ErrorCard
          what="Les lignes des logements n’ont pas pu être chargées."
          kept="Celles des ménages sont là."
          error={failed.error}
          onRetry={() => void failed.refetch()}
        />
      )}
      {opened === undefined && isEmpty && !failed ? (
        <NothingAtAll />
      ) : (
        asked
          .filter(({ count }) => opened !== undefined || count > 0)
          .map((queue) => <OneQueue key={queue.key} queue={queue} isWhole={opened !== undefined} />)
      )}
    </>
  )
}

function OneQueue({ queue, isWhole }: { queue: MergedQueue; isWhole: boolean }) {
  const { title, icon, tone, hint, shown, empty } = LOOKS[queue.key]
  const items = isWhole ? queue.items : queue.items.slice(0, shown)
  const others = queue.count - items.length
  return (
    <Queue
      title={title}
      icon={icon}
      tone={tone}
      count={queue.count}
      hint={hint}
      more={others > 0 && <More queue={queue} others={others} isWhole={isWhole} />}
    >
      {queue.count === 0 ? (
        <EmptyState icon={IconCircleCheck} title={empty.title}>
          {empty.what}
        </EmptyState>
      ) : (
        items.map((item) => <TodayRow key={item.id} item={item} queue={queue.key} />)
      )}
    </Queue>
  )
}

type MoreProps = {
  readonly queue: MergedQueue
  readonly others: number
  readonly isWhole: boolean
}

function More({ queue, others, isWhole }: MoreProps) {
  if (isWhole) {
    return `Les ${String(queue.items.length)} plus pressées sont montrées ; ${counted(others, 'autre suit', 'autres suivent')}.`
  }
  return (
    <TextLink to="/aujourdhui" search={{ file: TAB_OF[queue.key] }} fz="sm" fw={600}>
      {others === 1 ? 'Voir l’autre' : `Voir les ${String(others)} autres`}
      <span className="visually-hidden"> : {LOOKS[queue.key].title}</span>
    </TextLink>
  )
}

function NothingAtAll() {
  return (
    <EmptyState icon={IconSeedling} title="Rien ne vous attend pour l’instant.">
      Ce que vous aurez à faire arrivera ici, avec son échéance ; ce qu’un partenaire doit faire
      aussi.
    </EmptyState>
  )
}

function Meetings({ meetings }: Pick<Props, 'meetings'>) {
  return (
    <QueryView query={meetings} failure="Vos rendez-vous n’ont pas pu être chargés.">
      {({ appointments }) => (
        <Queue
          title="Rendez-vous du jour"
          icon={IconCalendarEvent}
          tone="neutral"
          count={appointments.length}
          hint="dans l’ordre de la journée"
        >
          {appointments.length === 0 ? (
            <EmptyState icon={IconCalendarEvent} title="Aucun rendez-vous aujourd’hui.">
              Ceux que vous fixez et ceux où l’on vous convie apparaîtront ici.
            </EmptyState>
          ) : (
            <MeetingRows appointments={appointments} />
          )}
        </Queue>
      )}
    </QueryView>
  )
}
