import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#kernel/calendar.ts'
import type { TermVersion } from '../../schemes/domain/rules.ts'
import type { TermKey } from '../../schemes/domain/term-catalogue.ts'
import type { Book } from './book.ts'
import { capOf } from './caps.ts'
import type { FundingEvent } from './events.ts'
import { arrivalsUntil, expectedPlaces, sharedByEnvelope, spreadRanks } from './expected.ts'
import { planOf } from './foresight.ts'

const OPENED = '2026-02-01'
const term = (key: TermKey, value: number): TermVersion => ({
  ...{ key, value, validFrom: OPENED, validTo: null },
})
const TERMS = [
  ...[term('target.households', 30), term('cap.assessments', 7), term('cap.sliding-leases', 4)],
  ...[term('months.mobilisation', 24), term('months.followup', 12), term('months.review', 3)],
]
function held(line: FundingEvent['line'], slot: number, startsOn: string): FundingEvent {
  return {
    ...{ line, slot, startsOn, operatorId: 'o', operatorKind: 'commune' },
    ...{ householdKey: String(slot), plannedUntil: null, endedOn: null },
    signedOn: line === 'assessment' ? null : startsOn,
  }
}
function book(events: readonly FundingEvent[], asOf = '2026-11-24'): Book {
  return {
    ...{ startsOn: OPENED, asOf, events, envelopes: [], foresees: true },
    rules: { terms: TERMS, prices: [] },
  }
}
const twelveHoused = Array.from({ length: 12 }, (_, index) =>
  held('adapted-management', index + 1, addDays(OPENED, 20 * index)),
)

test('Q2 · au rythme connu, le plafond des diagnostics est atteint au mois dit, et plus rien après', () => {
  const given = book([
    ...twelveHoused,
    ...[1, 2, 3, 4, 5].map((slot) => held('assessment', slot, `2026-0${String(slot + 2)}-10`)),
  ])
  const cap = capOf(given, planOf(given), 'assessment')
  expect(cap).toMatchObject({ limit: 7, used: 5, left: 2, beyond: 0 })
  // Cinq pour douze ménages : le sixième vient avec le 3e ménage à venir, le septième avec le 5e.
  expect(cap?.fullInMonth).toBe('2027-03')
  expect(cap?.months).toHaveLength(39)
  expect(cap?.months.find(({ month }) => month === '2026-10')).toEqual({
    ...{ month: '2026-10', used: 5, isExpected: false },
  })
  expect(cap?.months.at(-1)).toEqual({ month: '2029-04', used: 7, isExpected: true })
})

test('C4 · un plafond dépassé dit combien de places sont au-delà', () => {
  const given = book([1, 2, 3, 4, 5].map((slot) => held('sliding-lease-aid', slot, '2026-04-01')))
  const cap = capOf(given, planOf(given), 'sliding-lease-aid')
  expect(cap).toMatchObject({ limit: 4, used: 4, left: 0, beyond: 1, fullInMonth: '2026-04' })
})

test('Q2 · sans rien de pris jusqu’ici, rien n’est attendu', () => {
  const given = book(twelveHoused)
  expect(capOf(given, planOf(given), 'sliding-lease-aid')).toMatchObject({
    ...{ used: 0, left: 4, fullInMonth: null },
  })
})

test('Q2 · avant le premier ménage, le plan lui-même dit le rythme', () => {
  expect(expectedPlaces({ used: 0, limit: 4 }, { housed: 0, toCome: 30, planned: 30 })).toEqual([
    7, 14, 22, 29,
  ])
})

test('R4 · les ménages à venir arrivent à rythme égal jusqu’au dernier jour de la mobilisation', () => {
  expect(arrivalsUntil(3, '2027-12-31', '2028-01-30').days).toEqual([
    '2028-01-06',
    '2028-01-16',
    '2028-01-26',
  ])
  expect(arrivalsUntil(3, '2028-02-01', '2028-01-31')).toEqual({ days: [], missing: 3 })
  expect(arrivalsUntil(-2, '2027-12-31', '2028-01-30')).toEqual({ days: [], missing: 0 })
})

test('les arrivées sont en ordre, après ce jour et avant la fin', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.integer({ min: 1, max: 700 }), (households, left) => {
      const asOf = '2026-11-24'
      const last = addDays(asOf, left)
      const { days } = arrivalsUntil(households, asOf, last)
      return (
        days.length === households &&
        days.every((day, index) => day > asOf && day <= last && day >= (days[index - 1] ?? asOf))
      )
    }),
  )
})

test('le partage entre enveloppes donne chaque ménage une fois, sans dépasser aucune', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -3, max: 20 }), { maxLength: 6 }),
      fc.nat(40),
      (left, toCome) => {
        const shares = sharedByEnvelope(left, toCome)
        const room = left.reduce((sum, households) => sum + Math.max(0, households), 0)
        const given = shares.reduce((sum, households) => sum + households, 0)
        const fits = shares.every(
          (households, index) => households <= Math.max(0, left[index] ?? 0),
        )
        return fits && given === Math.min(room, toCome)
      },
    ),
  )
})

test('les places attendues ne dépassent ni le plafond ni les ménages à venir', () => {
  const count = fc.nat(40)
  fc.assert(
    fc.property(count, count, count, count, (used, more, housed, toCome) => {
      const limit = used + more
      const ranks = expectedPlaces({ used, limit }, { housed, toCome, planned: housed + toCome })
      return ranks.length <= more && ranks.every((rank) => rank >= 0 && rank < toCome)
    }),
  )
  expect(spreadRanks(3, 9)).toEqual([1, 4, 7])
})
