import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { daysBetween } from '#kernel/calendar.ts'
import { Card } from '#web/ui/card.tsx'
import { formatDay } from '#web/ui/dates.ts'
import type { HandoverRead, HoldingRead } from '../contract.ts'
import type { Gap, Side } from '../domain/never-zero.ts'
import { SIDE_WORDS } from './handover-words.ts'
import { monthsOf } from './months.ts'

const HoldingDrawer = lazy(() =>
  import('./holding-drawer.tsx').then((file) => ({ default: file.HoldingDrawer })),
)

type Props = {
  readonly householdId: string
  readonly read: HandoverRead
  readonly gaps: readonly Gap[]
}
type Open = { readonly code: string; readonly holding: HoldingRead | null }

const LEGEND: readonly Side[] = ['association', 'landlord', 'department', 'household']

/** O1: one line a responsibility, one bar a holder; dashed while it is only foreseen, hatched where nobody is. */
export function MatrixCard({ householdId, read, gaps }: Props) {
  const [open, setOpen] = useState<Open | null>(null)
  const mayWrite = read.abilities.includes('holding.write')
  const live = read.holdings.filter(({ rolledBackOn }) => rolledBackOn === null)
  return (
    <Card title="Qui tient quoi, mois par mois" seenBy={['le ménage', 'ceux qui le suivent']} flush>
      <ul className="matrix__legend">
        {LEGEND.map((side) => (
          <li key={side}>
            <span className="matrix__swatch" data-side={side} />
            {SIDE_WORDS[side]}
          </li>
        ))}
        <li>
          <span className="matrix__swatch" data-planned="" />
          prévu
        </li>
      </ul>
      <div className="matrix__scroll">
        <div className="matrix">
          <Months read={read} />
          {read.kinds.map(({ code, label }) => (
            <Line
              key={code}
              {...{ code, label, read, mayWrite }}
              holdings={live.filter((one) => one.code === code)}
              gaps={gaps.filter((gap) => gap.code === code)}
              onOpen={(holding) => setOpen({ code, holding })}
            />
          ))}
        </div>
      </div>
      <Suspense fallback={null}>
        {open !== null && (
          <HoldingDrawer {...{ householdId, read, ...open }} onClose={() => setOpen(null)} />
        )}
      </Suspense>
    </Card>
  )
}

function Months({ read }: { readonly read: HandoverRead }) {
  return (
    <div className="matrix__line matrix__months" aria-hidden>
      <span />
      <div className="matrix__track">
        {monthsOf(read.from, read.to).map(({ key, label, isNow }) => (
          <span key={key} data-now={isNow(read.today) ? '' : undefined}>
            {label}
          </span>
        ))}
      </div>
    </div>
  )
}

type LineProps = {
  readonly code: string
  readonly label: string
  readonly read: HandoverRead
  readonly holdings: readonly HoldingRead[]
  readonly gaps: readonly Gap[]
  readonly mayWrite: boolean
  readonly onOpen: (holding: HoldingRead | null) => void
}

function Line({ label, read, holdings, gaps, mayWrite, onOpen }: LineProps) {
  const place = placer(read)
  return (
    <div className="matrix__line">
      <strong className="matrix__name">
        {label}
        {mayWrite && (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={`Ajouter quelqu’un : ${label}`}
            onClick={() => onOpen(null)}
          >
            Ajouter
          </Button>
        )}
      </strong>
      <div className="matrix__track matrix__bars">
        {holdings.map((holding) => (
          <button
            key={holding.id}
            type="button"
            className="matrix__bar"
            data-side={holding.side}
            data-planned={holding.confirmedOn === null ? '' : undefined}
            style={place(holding.startsOn, holding.endsOn)}
            disabled={!mayWrite}
            aria-label={barWords(label, holding)}
            onClick={() => onOpen(holding)}
          >
            {holding.holderName}
          </button>
        ))}
        {gaps.map(({ from, to }) => (
          <span
            key={from}
            className="matrix__gap"
            style={place(from, to)}
            role="img"
            aria-label={`${label} : personne du ${formatDay(from)} au ${formatDay(to)}`}
          >
            vide
          </span>
        ))}
        {holdings.length === 0 && <span className="matrix__none">personne de nommée</span>}
      </div>
    </div>
  )
}

function barWords(label: string, { holderName, startsOn, endsOn, confirmedOn }: HoldingRead) {
  const until = endsOn === null ? 'jusqu’à nouvel ordre' : `au ${formatDay(endsOn)}`
  const state = confirmedOn === null ? ', prévu' : ''
  return `${label} : ${holderName}, du ${formatDay(startsOn)} ${until}${state}`
}

/** Where a span stands in the table, in hundredths of its width. */
function placer({ from, to }: HandoverRead) {
  const whole = daysBetween(from, to)
  const at = (day: string) => Math.min(100, Math.max(0, (100 * daysBetween(from, day)) / whole))
  return (first: string, last: string | null) => {
    const left = at(first)
    const right = last === null ? 100 : Math.min(100, at(last) + 100 / whole)
    return { insetInlineStart: `${String(left)}%`, width: `${String(Math.max(right - left, 1))}%` }
  }
}
