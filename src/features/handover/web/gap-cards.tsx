import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { formatDay } from '#web/ui/dates.ts'
import { Icon } from '#web/ui/icon.tsx'
import { notifyDone, notifyFailure } from '#web/ui/notify.tsx'
import { counted } from '#web/ui/typo.ts'
import { daysBetween } from '#kernel/calendar.ts'
import type { HandoverRead } from '../contract.ts'
import { waysOut, type Gap, type WayOut } from '../domain/never-zero.ts'
import { sendHoldingChange, useRefreshHandover } from './handover-queries.ts'

type Props = {
  readonly householdId: string
  readonly read: HandoverRead
  readonly gaps: readonly Gap[]
}

/** O4: each gap to come is a sentence with two ways out; what was empty in the past is only said. */
export function GapCards({ householdId, read, gaps }: Props) {
  const ahead = gaps.filter(({ to }) => to >= read.today)
  return ahead.map((gap) => (
    <OneGap key={`${gap.code} ${gap.from}`} {...{ householdId, read, gap }} />
  ))
}

type OneProps = {
  readonly householdId: string
  readonly read: HandoverRead
  readonly gap: Gap
}

function OneGap({ householdId, read, gap }: OneProps) {
  const refresh = useRefreshHandover(householdId)
  const label = read.kinds.find(({ code }) => code === gap.code)?.label ?? ''
  const days = daysBetween(gap.from, gap.to) + 1
  const take = async (way: WayOut) => {
    const holding = read.holdings.find(({ id }) => id === way.holdingId)
    if (!holding) return
    const { startsOn, endsOn, version } = holding
    const moved = way.kind === 'extend' ? { endsOn: way.endsOn } : { startsOn: way.startsOn }
    await sendHoldingChange(householdId, holding.id, {
      ...{ to: 'moved', startsOn, endsOn, version },
      ...moved,
    }).then(() => {
      notifyDone('Le vide est comblé.')
    }, notifyFailure)
    await refresh()
  }
  return (
    <section className="handover__gap" aria-label={`Vide : ${label}`}>
      <Icon of={IconAlertTriangle} size={24} />
      <div>
        <strong>
          {label} : personne du {formatDay(gap.from)} au {formatDay(gap.to)}
        </strong>
        <p>{counted(days, 'jour', 'jours')} sans personne de nommée et présente.</p>
      </div>
      {read.abilities.includes('holding.write') && (
        <div className="handover__actions">
          {waysOut(gap, read.holdings).map((way) => (
            <Button
              key={way.kind}
              size="xs"
              variant={way.kind === 'advance' ? 'filled' : 'default'}
              onClick={() => void take(way)}
            >
              {wayWords(way, read)}
            </Button>
          ))}
        </div>
      )}
    </section>
  )
}

function wayWords(way: WayOut, { holdings }: HandoverRead): string {
  const who = holdings.find(({ id }) => id === way.holdingId)?.holderName ?? ''
  return way.kind === 'extend'
    ? `Prolonger ${who} jusqu’au ${formatDay(way.endsOn)}`
    : `Avancer ${who} au ${formatDay(way.startsOn)}`
}
