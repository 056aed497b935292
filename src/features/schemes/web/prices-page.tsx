import { Card } from '#web/ui/card.tsx'
import { formatDay } from '#web/ui/dates.ts'
import type { PriceRow } from '../contract.ts'
import { kindWords, priceWords } from '../domain/change-words.ts'
import { PRICE_LINES, type PriceLine } from '../domain/price-lines.ts'
import { RuleDrawer } from './rule-drawer.tsx'
import { RuleLine } from './rule-line.tsx'
import { priceId } from './rule-words.ts'
import { useRules } from './use-rules.ts'
import { versionsOf } from './version-lines.ts'

const LINES = Object.keys(PRICE_LINES) as PriceLine[]

/** Q1: the price list, by line and operator. */
export function PricesPage() {
  const rules = useRules()
  return (
    <>
      {LINES.map((line) => (
        <Card key={line} title={PRICE_LINES[line]} flush>
          <ul className="rule-lines">
            {[...pricesOf(rules.prices, line)].map(([id, versions]) => (
              <PriceRuleLine
                key={id}
                id={id}
                versions={versions}
                today={rules.today}
                mayChange={rules.abilities.includes('rules.change')}
              />
            ))}
          </ul>
        </Card>
      ))}
      <RuleDrawer rules={rules} />
    </>
  )
}

function pricesOf(prices: readonly PriceRow[], line: PriceLine): Map<string, PriceRow[]> {
  return Map.groupBy(
    prices.filter((price) => price.line === line),
    priceId,
  )
}

type LineProps = {
  readonly id: string
  readonly versions: readonly PriceRow[]
  readonly today: string
  readonly mayChange: boolean
}

function PriceRuleLine({ id, versions, today, mayChange }: LineProps) {
  const { current, next, last } = versionsOf(versions, today)
  return (
    <RuleLine
      rule={`prix~${id}`}
      label={capital(last?.operatorName ?? kindWords(last?.operatorKind))}
      value={current ? priceWords(current.amountCents, current.per) : null}
      next={
        next &&
        `${priceWords(next.amountCents, next.per)} à partir du\u00a0${formatDay(next.validFrom)}`
      }
      current={current}
      mayChange={mayChange}
    />
  )
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
