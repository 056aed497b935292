import type { ReactNode } from 'react'
import { euros } from '#web/ui/euros.ts'
import './sum.css'

export type SumLine = {
  readonly label: ReactNode
  readonly cents: number
  /** Taken away: shown with its sign. */
  readonly minus?: boolean
}

type Props = {
  readonly lines: readonly SumLine[]
  readonly total: { readonly label: ReactNode; readonly cents: number }
}

/** An addition that can be checked by hand: a line an amount, then what it makes. */
export function Sum({ lines, total }: Props) {
  return (
    <dl className="sum">
      {lines.map(({ label, cents, minus }, index) => (
        <div className="sum__line" key={index}>
          <dt>{label}</dt>
          <dd>
            {minus && '− '}
            {euros(cents)}
          </dd>
        </div>
      ))}
      <div className="sum__line sum__line--total">
        <dt>{total.label}</dt>
        <dd>{euros(total.cents)}</dd>
      </div>
    </dl>
  )
}
