import { Card } from '#web/ui/card.tsx'
import { counted } from '#web/ui/typo.ts'
import type { HandoverRead } from '../contract.ts'

const NAME = new Intl.DateTimeFormat('fr', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** O6: how close the follow-up is, month by month; the number says it, the bar repeats it. */
export function CurveCard({ read }: { readonly read: HandoverRead }) {
  const most = Math.max(1, ...read.curve.map(({ held }) => held))
  return (
    <Card title="Visites tenues, par mois">
      {read.curve.length === 0 ? (
        <p>Aucune visite encore.</p>
      ) : (
        <ul className="handover__curve">
          {read.curve.map(({ month, held }) => (
            <li key={month}>
              <span>{NAME.format(new Date(`${month}-01T00:00:00Z`))}</span>
              <span
                className="handover__bar"
                aria-hidden
                style={{ width: `${String((100 * held) / most)}%` }}
              />
              <span>{counted(held, 'visite', 'visites')}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
