import fc from 'fast-check'
import { expect, test } from 'vitest'
import { barWidths } from './bar-widths.ts'

test('Q2 · la barre emboîte dépensé, engagé et prévu, et ne sort jamais de son cadre', () => {
  const cents = fc.nat(10_000_000)
  fc.assert(
    fc.property(
      cents,
      cents,
      cents,
      fc.option(cents, { nil: null }),
      (spent, more, yet, ceilingCents) => {
        const widths = barWidths({
          spentCents: spent,
          committedCents: spent + more,
          forecastCents: spent + more + yet,
          ceilingCents,
        })
        const inOrder = widths.spent <= widths.committed && widths.committed <= widths.forecast
        return inOrder && widths.forecast <= 100 && widths.ceiling <= 100
      },
    ),
  )
})

test('un prévu au-delà du plafond laisse voir où est le plafond', () => {
  const amounts = { spentCents: 0, committedCents: 0, forecastCents: 20_000, ceilingCents: 15_000 }
  expect(barWidths(amounts)).toMatchObject({ forecast: 100, ceiling: 75 })
  expect(barWidths({ ...amounts, forecastCents: 0, ceilingCents: null }).forecast).toBe(0)
})
