import { barWidths, type Amounts } from './bar-widths.ts'
import { euros } from '#web/ui/euros.ts'
import './money-bar.css'

/** Spent within committed within forecast, against the ceiling. The amounts stand in words beside it. */
export function MoneyBar(amounts: Amounts) {
  const widths = barWidths(amounts)
  const { spentCents, committedCents, forecastCents, ceilingCents } = amounts
  const ceiling =
    ceilingCents === null ? 'sans plafond' : `pour un plafond de ${euros(ceilingCents)}`
  const words = `${euros(spentCents)} dépensés, ${euros(committedCents)} engagés, ${euros(forecastCents)} prévus, ${ceiling}`
  return (
    <div className="money-bar" role="img" aria-label={words}>
      {(['forecast', 'committed', 'spent'] as const).map((layer) => (
        <span
          key={layer}
          className="money-bar__layer"
          data-layer={layer}
          style={{ inlineSize: `${String(widths[layer])}%` }}
        />
      ))}
      {widths.ceiling < 100 && (
        <span
          className="money-bar__ceiling"
          style={{ insetInlineStart: `${String(widths.ceiling)}%` }}
        />
      )}
    </div>
  )
}

/** What each colour says, in words. */
export function MoneyKey() {
  return (
    <ul className="money-key">
      <li data-layer="spent">dépensé</li>
      <li data-layer="committed">engagé</li>
      <li data-layer="forecast">prévu</li>
    </ul>
  )
}
