import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#kernel/calendar.ts'
import { CONTINGENTS, type ReservationRight } from './contingents.ts'
import { holderOn, holdsUntil, type Rights } from './holder.ts'

const right = (
  id: string,
  over: Partial<ReservationRight> & Pick<ReservationRight, 'contingent' | 'commune'>,
): ReservationRight => ({
  id,
  organisationId: `organisation-${id}`,
  mode: 'stock',
  flowRatio: null,
  startsOn: '2015-01-01',
  endsOn: null,
  ...over,
})

const KNOWN: Rights = {
  rights: [
    right('etat', { contingent: 'state', commune: null, mode: 'flow', flowRatio: 0.3 }),
    right('reignier', { contingent: 'commune', commune: '74220' }),
    right('annecy', { contingent: 'commune', commune: '74010', endsOn: '2026-12-31' }),
  ],
  shortfalls: [{ commune: '74220', startsOn: '2018-01-01', endsOn: '2020-12-31' }],
}
const REIGNIER = { contingent: 'commune', commune: '74220' } as const

test('C6 · Reignier-Ésery carencée perd ses droits au profit de l’État, puis les retrouve', () => {
  expect(holderOn(REIGNIER, KNOWN, '2017-12-31')).toMatchObject({
    rightId: 'reignier',
    because: 'right',
  })
  expect(holderOn(REIGNIER, KNOWN, '2018-01-01')).toMatchObject({
    rightId: 'etat',
    because: 'shortfall',
  })
  expect(holderOn(REIGNIER, KNOWN, '2021-01-01')).toMatchObject({ rightId: 'reignier' })
})

test('C6 · la carence d’une commune ne touche ni les autres communes ni les autres contingents', () => {
  const on = '2019-06-01'
  expect(holderOn({ contingent: 'commune', commune: '74010' }, KNOWN, on)).toMatchObject({
    rightId: 'annecy',
  })
  expect(holderOn({ contingent: 'state', commune: '74220' }, KNOWN, on)).toMatchObject({
    rightId: 'etat',
    because: 'right',
  })
})

test('C6 · un droit échu laisse le logement au bailleur', () => {
  const annecy = { contingent: 'commune', commune: '74010' } as const
  expect(holderOn(annecy, KNOWN, '2026-12-31')).toMatchObject({ rightId: 'annecy' })
  expect(holdsUntil(annecy, KNOWN, '2026-11-24')).toBe('2026-12-31')
  expect(holderOn(annecy, KNOWN, '2027-01-01')).toEqual({ kind: 'landlord', because: 'no-right' })
})

test('un logement que personne ne réserve est au bailleur, quels que soient les droits', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 6000 }), (offset) => {
      const on = addDays('2014-01-01', offset)
      expect(holderOn({ contingent: 'landlord', commune: '74220' }, KNOWN, on)).toEqual({
        kind: 'landlord',
        because: 'own',
      })
    }),
  )
})

test('C6 · une carence annoncée borne le droit de la commune avant de commencer', () => {
  expect(holdsUntil(REIGNIER, KNOWN, '2017-06-01')).toBe('2017-12-31')
  expect(holdsUntil(REIGNIER, KNOWN, '2019-06-01')).toBe('2020-12-31')
  expect(holdsUntil(REIGNIER, KNOWN, '2021-01-01')).toBeNull()
})

test('le réservataire a un droit vivant ce jour-là, et la situation dure jusqu’au jour dit, pas plus', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...CONTINGENTS),
      fc.constantFrom('74220', '74010', '74281'),
      fc.integer({ min: 0, max: 6000 }),
      (contingent, commune, offset) => {
        const on = addDays('2014-01-01', offset)
        const holding = holderOn({ contingent, commune }, KNOWN, on)
        if (holding.kind === 'holder') {
          const used = KNOWN.rights.find(({ id }) => id === holding.rightId)!
          expect(used.startsOn <= on && (used.endsOn ?? on) >= on).toBe(true)
        }
        const until = holdsUntil({ contingent, commune }, KNOWN, on)
        const later = addDays(on, 4000)
        const last = until ?? later
        expect(holderOn({ contingent, commune }, KNOWN, last)).toEqual(holding)
        if (until === null) return
        const next = holderOn({ contingent, commune }, KNOWN, addDays(until, 1))
        expect(next).not.toEqual(holding)
      },
    ),
  )
})
