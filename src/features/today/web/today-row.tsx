import { IconUrgent } from '@tabler/icons-react'
import type { QueueItem, QueueKey } from '#features/households/today.contract.ts'
import { DRAFT_STEP } from '#features/households/domain/steps.ts'
import { SETTLE_LANE } from '#features/households/domain/emergency-line.ts'
import { Chip } from '#web/ui/chip.tsx'
import { formatShortDay } from '#web/ui/dates.ts'
import { identityInList } from '#web/ui/identity.ts'
import { LinkButton, RowLink } from '#web/ui/links.tsx'
import { phaseLabel } from '#web/ui/phases.ts'
import { QueueRow } from '#web/ui/queue.tsx'

type Props = { readonly item: QueueItem; readonly queue: QueueKey }

/** One line: who or what, what to do, by when, and one button that opens the right place. */
export function TodayRow({ item, queue }: Props) {
  const { dueInWorkingDays: days } = item
  const look = {
    size: 'sm',
    variant: queue === 'late' ? 'filled' : 'default',
    'aria-label': `${item.action} : ${item.name}`,
  } as const
  return (
    <QueueRow
      name={<Name item={item} />}
      detail={detailOf(item)}
      what={<What item={item} />}
      {...(days !== null && { due: { days, waiting: queue === 'waiting' } })}
      sinceDays={item.sinceDays}
      action={<Action item={item} look={look} />}
    />
  )
}

function What({ item: { what, emergencyUntil } }: { item: QueueItem }) {
  return emergencyUntil === undefined ? (
    what
  ) : (
    <>
      <Chip tone="late" icon={IconUrgent}>
        urgence jusqu’au {formatShortDay(emergencyUntil)}
      </Chip>{' '}
      {what}
    </>
  )
}

/** A referral that was never sent is still being written: its form is the right place. */
function isDraft({ subject, phase, action }: QueueItem): boolean {
  return subject === 'household' && phase === 1 && action === DRAFT_STEP.action
}

function Name({ item }: { item: QueueItem }) {
  const { subject, subjectId, name } = item
  return subject === 'vacancy' ? (
    <RowLink to="/logements/$vacancyId" params={{ vacancyId: subjectId }}>
      {name}
    </RowLink>
  ) : (
    <RowLink to="/menages/$householdId" params={{ householdId: subjectId }}>
      {name}
    </RowLink>
  )
}

type Look = {
  readonly size: 'sm'
  readonly variant: 'filled' | 'default'
  readonly 'aria-label': string
}

function Action({ item, look }: { item: QueueItem; look: Look }) {
  const { subject, subjectId, action } = item
  if (subject === 'vacancy') {
    return (
      <LinkButton {...look} to="/logements/$vacancyId" params={{ vacancyId: subjectId }}>
        {action}
      </LinkButton>
    )
  }
  if (isDraft(item)) {
    return (
      <LinkButton
        {...look}
        to="/signaler/$householdId/$step"
        params={{ householdId: subjectId, step: 'situation' }}
      >
        {action}
      </LinkButton>
    )
  }
  return (
    <LinkButton
      {...look}
      to="/menages/$householdId"
      params={{ householdId: subjectId }}
      search={action === SETTLE_LANE ? { volet: 'urgence' } : {}}
    >
      {action}
    </LinkButton>
  )
}

function detailOf(item: QueueItem): string {
  if (item.subject === 'vacancy') return item.place ?? ''
  return identityInList({
    bornOn: item.birthDate,
    adults: item.adults,
    children: item.children,
    place: item.place,
    phase: item.phase === null ? null : phaseLabel(item.phase),
  })
}
