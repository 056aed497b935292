import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#kernel/calendar.ts'
import { isOutdated } from './pack-age.ts'
import { priceFor } from './price-list.ts'
import { mayTakeOneMore, quotaState } from './quota.ts'
import type { PriceVersion, Terms } from './rules.ts'
import { checkTerm } from './term-check.ts'
import { TERM_KEYS } from './term-catalogue.ts'
import { valueWords } from './term-units.ts'
import { monthOf, timelineOf } from './timeline.ts'
import { typologyVerdict } from './typology.ts'
import { inForce } from './versions.ts'
import { visitDays } from './visit-rhythm.ts'
import { yearlyBracket } from './yearly-bracket.ts'

const ALWAYS = { validFrom: '2026-02-01', validTo: null }
const DAY = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2029-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

const price = (over: Partial<PriceVersion>): PriceVersion => ({
  ...ALWAYS,
  line: 'support',
  operatorOrganisationId: null,
  operatorKind: null,
  amountCents: null,
  per: 'household-year',
  ...over,
})
const PRICES: readonly PriceVersion[] = [
  price({ line: 'assessment', operatorKind: 'commune', amountCents: 380_00, per: 'household' }),
  price({ operatorOrganisationId: 'gaia', amountCents: 1_650_00 }),
  price({ operatorKind: 'commune', amountCents: 1_650_00 }),
  price({ operatorOrganisationId: 'aries', amountCents: 3_300_00 }),
  price({ operatorOrganisationId: 'bartavelles' }),
  price({ line: 'adapted-management', operatorKind: 'landlord', amountCents: 1_300_00 }),
  price({ line: 'sliding-lease-aid', amountCents: 2_400_00 }),
]
const TERMS: Terms = {
  'target.households': 30,
  'cap.assessments': 7,
  'cap.sliding-leases': 4,
  'months.mobilisation': 24,
  'months.followup': 12,
  'months.review': 3,
  'visit.weekly-visits': 4,
  'visit.fortnightly-until': 3,
  'visit.monthly-until': 12,
}

test('Q1 · le prix de l’opérateur l’emporte sur celui de sa nature, puis sur celui de tous', () => {
  const asked = (organisationId: string, kind: string, line: PriceVersion['line']) =>
    priceFor(PRICES, { line, operator: { organisationId, kind }, on: '2026-11-24' })

  expect(asked('aries', 'association', 'support')).toMatchObject({ amountCents: 3_300_00 })
  expect(asked('annecy', 'commune', 'support')).toMatchObject({ amountCents: 1_650_00 })
  expect(asked('foyer', 'association', 'sliding-lease-aid')).toMatchObject({
    amountCents: 2_400_00,
  })
  expect(asked('aries', 'association', 'assessment')).toEqual({ state: 'absent', amountCents: 0 })
})

test('Q1 · un partenaire sans prix est permis : 0 € ici, cofinancé ailleurs', () => {
  expect(
    priceFor(PRICES, {
      line: 'support',
      operator: { organisationId: 'bartavelles', kind: 'association' },
      on: '2026-11-24',
    }),
  ).toEqual({ state: 'unpriced', amountCents: 0 })
})

test('Q2 · une première année pleine coûte de 100 760 € à 150 260 €, chaque ligne par sa multiplication', () => {
  const lines = yearlyBracket(PRICES, TERMS)
  expect(
    lines.map(({ line, count, lowCents, highCents }) => [line, count, lowCents, highCents]),
  ).toEqual([
    ['assessment', 7, 2_660_00, 2_660_00],
    ['support', 30, 49_500_00, 99_000_00],
    ['adapted-management', 30, 39_000_00, 39_000_00],
    ['sliding-lease-aid', 4, 9_600_00, 9_600_00],
  ])
  expect(lines.reduce((sum, { lowCents }) => sum + lowCents, 0)).toBe(100_760_00)
  expect(lines.reduce((sum, { highCents }) => sum + highCents, 0)).toBe(150_260_00)
})

test('R4 · deux ans de mobilisation finissent par un dernier bilan au mois 39', () => {
  expect(timelineOf('2026-02-01', TERMS)).toEqual({
    startsOn: '2026-02-01',
    lastLeaseOn: '2028-01-31',
    lastFollowUpOn: '2029-01-31',
    lastReviewOn: '2029-04-30',
    lastMonth: 39,
  })
  expect(monthOf('2026-02-01', '2026-11-24')).toBe(10)
  expect(monthOf('2026-02-01', '2029-04-30')).toBe(39)
})

test('R4 · le mois d’un jour avance d’un à chaque quantième, jamais en arrière', () => {
  fc.assert(
    fc.property(DAY, DAY, (startsOn, day) => {
      const month = monthOf(startsOn, day)
      return (
        month <= monthOf(startsOn, addDays(day, 1)) && (day < startsOn ? month < 1 : month >= 1)
      )
    }),
  )
})

test('C2 · un secteur plein demande un dépassement, qui rouvre autant de places', () => {
  const use = { reserved: 1, proposed: 1, allocated: 1, signed: 2 }
  expect(quotaState(5, 0, use)).toMatchObject({ left: 0, over: 0 })
  expect(mayTakeOneMore(quotaState(5, 0, use))).toBe(false)
  expect(mayTakeOneMore(quotaState(5, 1, use))).toBe(true)
  expect(quotaState(4, 0, use)).toMatchObject({ left: 0, over: 1 })
})

test('C2 · ce qui est pris, ce qui reste et ce qui dépasse font toujours le quota', () => {
  const count = fc.nat(40)
  fc.assert(
    fc.property(
      count,
      count,
      count,
      count,
      count,
      count,
      (quota, extra, reserved, proposed, allocated, signed) => {
        const state = quotaState(quota, extra, { reserved, proposed, allocated, signed })
        const taken = reserved + proposed + allocated + signed
        return taken + state.left - state.over === quota + extra && state.left * state.over === 0
      },
    ),
  )
})

test('G3 · la typologie avertit sans refuser', () => {
  const rules = [
    { position: 1, adults: 1, personsFrom: 1, personsTo: 1, roomsFrom: 1, roomsTo: 2 },
    { position: 2, adults: 2, personsFrom: 2, personsTo: 2, roomsFrom: 2, roomsTo: 2 },
    { position: 3, adults: 1, personsFrom: 2, personsTo: 2, roomsFrom: 2, roomsTo: 3 },
    { position: 4, adults: 2, personsFrom: 3, personsTo: 3, roomsFrom: 3, roomsTo: 3 },
    { position: 5, adults: null, personsFrom: 3, personsTo: 4, roomsFrom: 3, roomsTo: 4 },
    { position: 6, adults: null, personsFrom: 5, personsTo: null, roomsFrom: 4, roomsTo: 5 },
  ]
  expect(typologyVerdict(rules, { adults: 1, children: 1 }, 3)).toBe('fits')
  expect(typologyVerdict(rules, { adults: 2, children: 0 }, 3)).toBe('too-large')
  expect(typologyVerdict(rules, { adults: 2, children: 1 }, 4)).toBe('too-large')
  expect(typologyVerdict(rules, { adults: 1, children: 2 }, 4)).toBe('fits')
  expect(typologyVerdict(rules, { adults: 2, children: 4 }, 3)).toBe('too-small')
  expect(typologyVerdict([], { adults: 2, children: 4 }, 3)).toBe('unknown')
})

test('S3 · un jeu de référence avertit après douze mois, pas avant', () => {
  expect(isOutdated('2025-10-01', '2026-10-01')).toBe(false)
  expect(isOutdated('2025-10-01', '2026-10-02')).toBe(true)
  expect(isOutdated('2026-01-01', '2026-11-24')).toBe(false)
})

test('les visites sont hebdomadaires, puis de quinzaine jusqu’au troisième mois, puis mensuelles jusqu’au douzième', () => {
  const days = visitDays('2026-03-02', TERMS)
  expect(days.slice(0, 7)).toEqual([
    '2026-03-09',
    '2026-03-16',
    '2026-03-23',
    '2026-03-30',
    '2026-04-13',
    '2026-04-27',
    '2026-05-11',
  ])
  expect(days.slice(-9)[0]).toBe('2026-07-02')
  expect(days.at(-1)).toBe('2027-03-02')
})

test('aucune visite n’est prévue deux fois ni en arrière, quel que soit le rythme', () => {
  fc.assert(
    fc.property(DAY, fc.nat(26), fc.nat(12), fc.nat(24), (keysOn, weekly, fortnightly, monthly) => {
      const days = visitDays(keysOn, {
        'visit.weekly-visits': weekly,
        'visit.fortnightly-until': fortnightly,
        'visit.monthly-until': monthly,
      })
      return days.every((day, index) => day > (days[index - 1] ?? keysOn))
    }),
  )
})

test('une valeur vaut du premier jour à la veille de la suivante', () => {
  const versions = [
    { validFrom: '2026-02-01', validTo: '2026-11-24', value: 3 },
    { validFrom: '2026-11-24', validTo: null, value: 4 },
  ]
  expect(inForce(versions, '2026-11-23').map(({ value }) => value)).toEqual([3])
  expect(inForce(versions, '2026-11-24').map(({ value }) => value)).toEqual([4])
})

test('un terme est un entier dans les bornes de ce qu’il veut dire', () => {
  expect(checkTerm('delay.sign-lease', 10)).toEqual({ ok: true, value: 10 })
  expect(checkTerm('delay.sign-lease', 2.5)).toEqual({ ok: false, refusal: 'whole-number' })
  expect(checkTerm('answer.offer', 9)).toEqual({ ok: false, refusal: 'out-of-bounds' })
  for (const key of TERM_KEYS) expect(checkTerm(key, -1).ok).toBe(false)
})

test('une valeur se lit avec son unité', () => {
  expect(valueWords(3, 'working-days')).toBe('3\u00a0jours ouvrés')
  expect(valueWords(1, 'households')).toBe('1\u00a0ménage')
  expect(valueWords(2, 'choice', ['au jour', 'au mois commencé'])).toBe('au mois commencé')
})
