import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addMonths } from '#kernel/calendar.ts'
import { nextReviewOn, planEndsOn } from './plan-rules.ts'

test('un plan de douze mois finit la veille du même jour, un an après', () => {
  expect(planEndsOn('2026-01-15', 12)).toBe('2027-01-14')
})

test('L5 · le prochain point suit le plan signé, puis le jour fixé au dernier point', () => {
  expect(nextReviewOn(null, [], 3)).toBeNull()
  expect(nextReviewOn('2026-01-10', [], 3)).toBe('2026-04-10')
  const reviews = [
    { heldOn: '2026-04-02', nextOn: '2026-05-20' },
    { heldOn: '2026-02-01', nextOn: '2026-03-01' },
  ]
  expect(nextReviewOn('2026-01-10', reviews, 3)).toBe('2026-05-20')
})

test('L5 · quels que soient les points tenus, le suivant n’est jamais plus loin que le dispositif ne le permet', () => {
  const day = fc.integer({ min: 0, max: 900 })
  fc.assert(
    fc.property(fc.array(fc.tuple(day, fc.integer({ min: 1, max: 400 }))), (drawn) => {
      const reviews = drawn.map(([at, after]) => ({
        heldOn: addDays('2026-01-01', at),
        nextOn: addDays('2026-01-01', at + after),
      }))
      const last =
        reviews
          .map(({ heldOn }) => heldOn)
          .sort()
          .at(-1) ?? '2026-01-01'
      const next = nextReviewOn('2026-01-01', reviews, 3) ?? ''
      expect(next > last).toBe(true)
      expect(next <= addMonths(last, 3)).toBe(true)
    }),
  )
})
