import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#kernel/calendar.ts'
import { gapsOf, waysOut, type Absence, type Holding } from './never-zero.ts'

const TODAY = '2026-11-24'
const WINDOW = { from: '2026-11-01', to: '2027-06-30' }
const holding = (more: Partial<Holding>): Holding => ({
  ...{ id: 'h', code: 'budget', holderAccountId: 'nadia', startsOn: '2026-05-01', endsOn: null },
  ...{ confirmedOn: '2026-05-01', rolledBackOn: null, ...more },
})

test('O4 · un vide à venir se voit avant d’arriver, avec deux issues', () => {
  const holdings = [
    holding({ id: 'avant', endsOn: '2027-02-28' }),
    holding({ id: 'apres', holderAccountId: 'laurent', startsOn: '2027-04-01', confirmedOn: null }),
  ]
  const [gap] = gapsOf(holdings, [], WINDOW, TODAY)
  expect(gap).toEqual({ code: 'budget', from: '2027-03-01', to: '2027-03-31' })
  expect(gap && waysOut(gap, holdings)).toEqual([
    { kind: 'extend', holdingId: 'avant', endsOn: '2027-03-31' },
    { kind: 'advance', holdingId: 'apres', startsOn: '2027-03-01' },
  ])
})

test('O4 · une absence sans suppléance fait un vide, le ménage n’est jamais absent', () => {
  const away = [{ accountId: 'nadia', startsOn: '2026-12-20', endsOn: '2027-01-04' }]
  expect(gapsOf([holding({})], away, WINDOW, TODAY)).toEqual([
    { code: 'budget', from: '2026-12-20', to: '2027-01-04' },
  ])
  expect(gapsOf([holding({ holderAccountId: null })], away, WINDOW, TODAY)).toEqual([])
})

test('O4 · ce qui n’était que prévu ne compte pas pour les jours passés', () => {
  const planned = holding({ startsOn: '2026-11-10', confirmedOn: null })
  expect(gapsOf([planned], [], WINDOW, TODAY)).toEqual([
    { code: 'budget', from: '2026-11-10', to: '2026-11-23' },
  ])
})

// An independent count: every day asked one by one.
function emptyDays(
  holdings: readonly Holding[],
  absences: readonly Absence[],
  window: { from: string; to: string },
): string[] {
  const days: string[] = []
  const first = holdings.map(({ startsOn }) => startsOn).toSorted()[0] ?? ''
  for (let day = window.from; day <= window.to; day = addDays(day, 1)) {
    if (day < first) continue
    const isHeld = holdings.some(
      ({ holderAccountId, startsOn, endsOn, confirmedOn, rolledBackOn }) =>
        startsOn <= day &&
        (endsOn === null || day <= endsOn) &&
        (rolledBackOn === null || day < rolledBackOn) &&
        (confirmedOn !== null || day >= TODAY) &&
        !absences.some(
          (away) =>
            away.accountId === holderAccountId && away.startsOn <= day && day <= away.endsOn,
        ),
    )
    if (!isHeld) days.push(day)
  }
  return days
}

test('O4 · les vides sont ceux d’un compte jour par jour, quels que soient les relais et les absences', () => {
  const at = fc.integer({ min: 0, max: 300 })
  const person = fc.constantFrom('nadia', 'laurent', 'bruno', null)
  const drawn = fc.record({
    holdings: fc.array(
      fc.record({
        person,
        at,
        length: fc.option(fc.integer({ min: 0, max: 90 })),
        isConfirmed: fc.boolean(),
        back: fc.option(fc.integer({ min: 0, max: 60 })),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    absences: fc.array(
      fc.record({
        person: fc.constantFrom('nadia', 'laurent'),
        at,
        length: fc.integer({ min: 0, max: 40 }),
      }),
      { maxLength: 5 },
    ),
  })
  fc.assert(
    fc.property(drawn, ({ holdings, absences }) => {
      const day = (days: number) => addDays('2026-10-01', days)
      const held = holdings.map((one, index) =>
        holding({
          id: String(index),
          holderAccountId: one.person,
          startsOn: day(one.at),
          endsOn: one.length === null ? null : day(one.at + one.length),
          confirmedOn: one.isConfirmed ? day(one.at) : null,
          rolledBackOn: one.back === null ? null : day(one.at + one.back),
        }),
      )
      const away = absences.map((one) => ({
        accountId: one.person,
        startsOn: day(one.at),
        endsOn: day(one.at + one.length),
      }))
      const counted = gapsOf(held, away, WINDOW, TODAY).flatMap(({ from, to }) => {
        const days: string[] = []
        for (let one = from; one <= to; one = addDays(one, 1)) days.push(one)
        return days
      })
      expect(counted).toEqual(emptyDays(held, away, WINDOW))
    }),
  )
})
