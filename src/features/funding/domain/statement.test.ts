import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addMonths } from '#kernel/calendar.ts'
import type { PriceVersion, TermVersion } from '../../schemes/domain/rules.ts'
import type { TermKey } from '../../schemes/domain/term-catalogue.ts'
import type { Book, EnvelopeVersion } from './book.ts'
import type { FundingEvent, FundingLine } from './events.ts'
import { ledgerOf } from './ledger.ts'
import { statementOf, type StatementRow } from './statement.ts'

const OPENED = '2026-02-01'
const ALWAYS = { validFrom: OPENED, validTo: null }
const term = (key: TermKey, value: number, over: Partial<TermVersion> = {}): TermVersion => ({
  ...{ ...ALWAYS, key, value },
  ...over,
})
const price = (line: FundingLine, amountCents: number | null, over: Partial<PriceVersion>) => ({
  ...{ ...ALWAYS, line, amountCents, operatorOrganisationId: null, operatorKind: null },
  per: line === 'assessment' ? ('household' as const) : ('household-year' as const),
  ...over,
})
const TERMS = [
  term('target.households', 30),
  term('cap.assessments', 7),
  term('cap.sliding-leases', 4),
  term('months.mobilisation', 24),
  term('months.followup', 12),
  term('months.review', 3),
  term('money.pro-rata', 2),
]
const PRICES: readonly PriceVersion[] = [
  price('assessment', 380_00, { operatorKind: 'commune' }),
  price('support', 1_650_00, { operatorOrganisationId: 'gaia' }),
  price('support', 1_650_00, { operatorKind: 'commune' }),
  price('support', 3_300_00, { operatorOrganisationId: 'aries' }),
  price('support', null, { operatorOrganisationId: 'bartavelles' }),
  price('adapted-management', 1_300_00, { operatorKind: 'landlord' }),
  price('sliding-lease-aid', 2_400_00, {}),
]
const envelope = (over: Partial<EnvelopeVersion>): EnvelopeVersion => ({
  ...{ ...ALWAYS, operatorOrganisationId: null, operatorKind: null, households: 0 },
  ...over,
})

const KINDS: Readonly<Record<string, string>> = { annecy: 'commune', hsh: 'landlord' }
function event(line: FundingLine, operatorId: string, over: Partial<FundingEvent>): FundingEvent {
  return {
    ...{ line, operatorId, operatorKind: KINDS[operatorId] ?? 'association' },
    ...{ householdKey: 'h1', startsOn: null, signedOn: null, plannedUntil: null, endedOn: null },
    slot: null,
    ...over,
  }
}
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index))

function book(events: readonly FundingEvent[], over: Partial<Book> = {}): Book {
  return {
    ...{ startsOn: OPENED, asOf: '2029-05-01', events, envelopes: [], foresees: true },
    rules: { terms: TERMS, prices: PRICES },
    ...over,
  }
}
const WHOLE = { from: OPENED, until: '2029-05-01' }
function rowsOf(given: Book, window = WHOLE): Record<string, StatementRow> {
  const { rows } = statementOf(given, ledgerOf(given, window))
  return Object.fromEntries(rows.map((row) => [row.key, row]))
}

const done = (slot: number | null, operatorId = 'annecy') =>
  event('assessment', operatorId, {
    ...{ householdKey: `h${String(slot)}`, startsOn: '2026-03-01', endedOn: '2026-04-01', slot },
  })

test('C4 · 7 diagnostics des communes font 2 660 €, le huitième n’est pas payé', () => {
  const row = rowsOf(book(times(8, (index) => done(index + 1))))['assessment']
  expect(row).toMatchObject({ spentCents: 2_660_00, households: 7, beyondCap: 1 })
  expect(row?.spent).toEqual([
    {
      ...{ quantity: 7, unit: 'household', unitCents: 380_00, parts: 1 },
      ...{ households: 7, cents: 2_660_00 },
    },
  ])
  expect(row?.ceiling).toMatchObject({ basis: 'cap', count: 7, cents: 2_660_00, months: null })
})

test('C4 · le diagnostic d’une association n’entre pas dans le plafond et n’est pas payé ici', () => {
  const given = book([done(1), done(null, 'aries'), done(null, 'aries')])
  const { rows, unpriced } = statementOf(given, ledgerOf(given, WHOLE))
  expect(rows[0]).toMatchObject({ key: 'assessment', spentCents: 380_00 })
  expect(unpriced).toEqual([{ line: 'assessment', operatorId: 'aries', households: 1 }])
})

const housed = (index: number, over: Partial<FundingEvent> = {}) => {
  const startsOn = addDays(OPENED, 20 * index)
  return event('adapted-management', 'hsh', {
    ...{ householdKey: `h${String(index)}`, startsOn, signedOn: startsOn, slot: index + 1 },
    ...over,
  })
}

test('Q1 · la gestion adaptée de 30 ménages, un an chacun, fait 39 000 €, jamais deux ans', () => {
  for (const proRata of [1, 2]) {
    const terms = [
      ...TERMS.filter(({ key }) => key !== 'money.pro-rata'),
      term('money.pro-rata', proRata),
    ]
    const row = rowsOf(book(times(31, housed), { rules: { terms, prices: PRICES } }))[
      'adapted-management'
    ]
    expect(row).toMatchObject({ spentCents: 39_000_00, households: 30, beyondCap: 1 })
    expect(row?.ceiling).toMatchObject({ basis: 'target', cents: 39_000_00 })
  }
})

const sliding = (index: number, over: Partial<FundingEvent> = {}) =>
  event('sliding-lease-aid', 'aries', {
    ...{ householdKey: `h${String(index)}`, startsOn: '2026-05-01', signedOn: '2026-05-01' },
    ...{ endedOn: '2027-05-01', slot: index + 1 },
    ...over,
  })

test('C4 · 4 ménages aidés un an en bail glissant font 9 600 €, le cinquième n’est pas payé', () => {
  const row = rowsOf(book(times(5, (index) => sliding(index))))['sliding-lease-aid']
  expect(row).toMatchObject({ spentCents: 9_600_00, households: 4, beyondCap: 1 })
  expect(row?.ceiling).toMatchObject({ count: 4, cents: 9_600_00 })
})

test('C4 · l’aide au bail glissant s’arrête au glissement', () => {
  const glided = sliding(0, { endedOn: '2026-08-01' })
  expect(rowsOf(book([glided]))['sliding-lease-aid']).toMatchObject({ spentCents: 600_00 })
})

const supported = (operatorId: string, index: number, over: Partial<FundingEvent> = {}) =>
  event('support', operatorId, {
    ...{ householdKey: `h${String(index)}`, startsOn: '2026-06-01', plannedUntil: '2027-06-01' },
    ...over,
  })

test('Q1 · 30 ménages accompagnés un an font de 49 500 € à 99 000 € selon l’opérateur', () => {
  const total = (operator: string) =>
    statementOf(book([]), ledgerOf(book(times(30, (index) => supported(operator, index))), WHOLE))
      .totals.spentCents
  expect(total('gaia')).toBe(49_500_00)
  expect(total('annecy')).toBe(49_500_00)
  expect(total('aries')).toBe(99_000_00)
})

test('Q1 · une année pleine coûte de 100 760 € à 150 260 €, au centime', () => {
  const year = (operator: string) => {
    const all = [
      ...times(7, (index) => done(index + 1)),
      ...times(30, (index) => supported(operator, index)),
      ...times(30, housed),
      ...times(4, (index) => sliding(index)),
    ]
    return statementOf(book(all), ledgerOf(book(all), WHOLE)).totals.spentCents
  }
  expect(year('gaia')).toBe(100_760_00)
  expect(year('aries')).toBe(150_260_00)
})

test('Q1 · un partenaire sans prix est compté à 0 €, avec ses ménages', () => {
  const given = book(times(3, (index) => supported('bartavelles', index)))
  const { unpriced, totals } = statementOf(given, ledgerOf(given, WHOLE))
  expect(unpriced).toEqual([{ line: 'support', operatorId: 'bartavelles', households: 3 }])
  expect(totals.spentCents).toBe(0)
})

test('Q2 · dépensé jusqu’à ce jour, engagé jusqu’à la fin prévue, prévu pour les ménages à venir', () => {
  const given = book([supported('aries', 1)], {
    asOf: '2026-11-24',
    envelopes: [envelope({ operatorOrganisationId: 'aries', households: 13 })],
  })
  const row = rowsOf(given)['support:aries']
  // Six mois commencés sur douze, puis les six autres, puis douze ménages d’un an.
  expect(row).toMatchObject({
    ...{ spentCents: 1_650_00, committedCents: 3_300_00, forecastCents: 42_900_00 },
    ceiling: { basis: 'envelope', count: 13, unitCents: 3_300_00, months: 12, cents: 42_900_00 },
  })
  expect(row?.spent).toMatchObject([{ quantity: 6, parts: 12, households: 1 }])
  expect(row?.running).toMatchObject([{ quantity: 6, parts: 12, households: 1 }])
  expect(row?.expected).toMatchObject([{ quantity: 144, parts: 12, households: 12 }])
})

test('Q2 · les ménages à venir remplissent l’objectif sans jamais dépasser un plafond ni une enveloppe', () => {
  const events = [...times(12, housed), done(1), done(2), sliding(0)]
  const given = book(events, {
    asOf: '2026-11-24',
    envelopes: [
      envelope({ operatorOrganisationId: 'aries', households: 13 }),
      envelope({ operatorOrganisationId: 'gaia', households: 10 }),
      envelope({ operatorKind: 'commune', households: 5 }),
    ],
  })
  const rows = rowsOf(given)
  expect(rows['adapted-management']).toMatchObject({ forecastCents: 39_000_00 })
  const supports = Object.values(rows).filter(({ line }) => line === 'support')
  const households = supports.map(({ expected }) =>
    expected.reduce((sum, one) => sum + one.households, 0),
  )
  expect(households.reduce((sum, count) => sum + count, 0)).toBe(18)
  for (const { forecastCents, ceiling } of supports)
    expect(forecastCents).toBeLessThanOrEqual(ceiling?.cents ?? 0)
  for (const key of ['assessment', 'sliding-lease-aid'])
    expect(rows[key]?.forecastCents).toBeLessThanOrEqual(rows[key]?.ceiling?.cents ?? 0)
})

test('R4 · un bail signé au mois 24 se paie jusqu’au mois 36, et le calcul ne s’arrête pas avant', () => {
  const late = housed(0, { startsOn: '2028-01-31', signedOn: '2028-01-31' })
  const given = book([late], { asOf: '2028-02-10' })
  expect(rowsOf(given)['adapted-management']).toMatchObject({
    ...{ spentCents: 108_33, committedCents: 1_300_00, forecastCents: 1_300_00 },
  })
})

test('Q3 · les montants de chaque année civile font le montant du programme', () => {
  const events = [
    ...times(12, housed),
    ...times(5, (index) => supported('aries', index, { startsOn: addDays(OPENED, 37 * index) })),
    ...times(2, (index) => sliding(index)),
    done(1),
  ]
  const given = book(events, { asOf: '2026-11-24' })
  const total = (from: string, until: string) =>
    statementOf(given, ledgerOf(given, { from, until })).totals
  const years = ['2026', '2027', '2028', '2029'].map((year) =>
    total(`${year}-01-01`, `${String(Number(year) + 1)}-01-01`),
  )
  const whole = total(OPENED, '2030-01-01')
  for (const amount of ['spentCents', 'committedCents', 'forecastCents'] as const)
    expect(years.reduce((sum, year) => sum + year[amount], 0)).toBe(whole[amount])
})

test('un ménage qui change de logement n’a qu’un an de gestion adaptée', () => {
  const first = housed(0, { startsOn: '2026-03-01', endedOn: '2026-07-20' })
  const second = housed(0, { startsOn: '2026-08-01', signedOn: '2026-07-25' })
  const terms = [...TERMS.filter(({ key }) => key !== 'money.pro-rata'), term('money.pro-rata', 1)]
  const row = rowsOf(book([first, second], { rules: { terms, prices: PRICES } }))[
    'adapted-management'
  ]
  // Douze mois moins les douze jours sans logement.
  expect(row).toMatchObject({ spentCents: 1_257_26, households: 1 })
})

test('un plafond relevé paie à partir de son jour, jamais avant', () => {
  const terms = [
    ...TERMS.filter(({ key }) => key !== 'cap.sliding-leases'),
    term('cap.sliding-leases', 0, { validTo: '2026-09-01' }),
    term('cap.sliding-leases', 1, { validFrom: '2026-09-01' }),
  ]
  const row = rowsOf(book([sliding(0)], { rules: { terms, prices: PRICES } }))['sliding-lease-aid']
  // Signé le 1er mai, payé du 1er septembre au 30 avril : huit mois.
  expect(row).toMatchObject({ spentCents: 1_600_00 })
})

const DAY = fc.integer({ min: 0, max: 1_100 }).map((days) => addDays(OPENED, days))

test('C4 · quels que soient les événements et le jour, rien ne dépasse son plafond', () => {
  const lease = fc.tuple(DAY, fc.option(fc.integer({ min: 0, max: 500 }), { nil: null }))
  fc.assert(
    fc.property(
      fc.array(lease, { maxLength: 40 }),
      DAY,
      fc.constantFrom(1, 2),
      (leases, asOf, proRata) => {
        const terms = [
          ...TERMS.filter(({ key }) => key !== 'money.pro-rata'),
          term('money.pro-rata', proRata),
        ]
        const ordered = [...leases].sort(([one], [two]) => (one < two ? -1 : 1))
        const events = ordered
          .filter(([from]) => from <= asOf)
          .flatMap(([from, length], index) => {
            const endedOn = length === null ? null : addDays(from, length)
            const known = { startsOn: from, signedOn: from, endedOn, slot: index + 1 }
            return [
              housed(index, known),
              sliding(index, { ...known, endedOn: endedOn ?? addMonths(from, 12) }),
              { ...done(index + 1), endedOn: addDays(from, 30) },
            ]
          })
        const rows = rowsOf(book(events, { asOf, rules: { terms, prices: PRICES } }))
        return (
          (rows['assessment']?.forecastCents ?? 0) <= 7 * 380_00 &&
          (rows['adapted-management']?.forecastCents ?? 0) <= 30 * 1_300_00 &&
          (rows['sliding-lease-aid']?.households ?? 0) <= 4
        )
      },
    ),
    { numRuns: 60 },
  )
})

test('dépensé ≤ engagé ≤ prévu, et le total est la somme des lignes arrondies', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(DAY, fc.integer({ min: 1, max: 500 })), { maxLength: 20 }),
      DAY,
      (measures, asOf) => {
        const events = measures.map(([startsOn, days], index) =>
          supported(index % 2 === 0 ? 'gaia' : 'aries', index, {
            ...{ startsOn, plannedUntil: addDays(startsOn, days) },
          }),
        )
        const given = book(events, { asOf })
        const { rows, totals } = statementOf(given, ledgerOf(given, WHOLE))
        const sums = rows.every(
          ({ spent, spentCents }) => spent.reduce((sum, one) => sum + one.cents, 0) === spentCents,
        )
        const ordered =
          totals.spentCents <= totals.committedCents &&
          totals.committedCents <= totals.forecastCents
        return (
          sums &&
          ordered &&
          totals.spentCents === rows.reduce((sum, row) => sum + row.spentCents, 0)
        )
      },
    ),
    { numRuns: 60 },
  )
})
