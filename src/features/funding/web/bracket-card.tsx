import { Card } from '#web/ui/card.tsx'
import type { Bracket } from '../contract.ts'
import './bracket-card.css'
import { euros } from '#web/ui/euros.ts'
import { LINE_TITLES } from './funding-words.ts'

/** Q1: what a full year would cost, from the cheapest to the dearest operator: an order of magnitude. */
export function BracketCard({ bracket }: { bracket: Bracket }) {
  const { lines, lowCents, highCents } = bracket
  return (
    <Card
      title="Une année pleine"
      footer={
        <p className="bracket__note">
          Un ordre de grandeur, au prix de l’opérateur le moins cher puis du plus cher. Ce n’est pas
          une enveloppe.
        </p>
      }
    >
      <dl className="bracket">
        {lines.map(({ line, count, ...amounts }) => (
          <div key={line}>
            <dt>
              {LINE_TITLES[line]}
              <span>
                {count}&nbsp;× {range(amounts.lowUnitCents, amounts.highUnitCents)}
              </span>
            </dt>
            <dd>{range(amounts.lowCents, amounts.highCents)}</dd>
          </div>
        ))}
        <div className="bracket__total">
          <dt>Total</dt>
          <dd>{range(lowCents, highCents)}</dd>
        </div>
      </dl>
    </Card>
  )
}

function range(lowCents: number, highCents: number): string {
  return lowCents === highCents ? euros(lowCents) : `${euros(lowCents)} à ${euros(highCents)}`
}
