import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#kernel/calendar.ts'
import { causesOf, LADDER, movesOf, type Standing, type Watched } from './alert-rules.ts'

const TERMS = {
  noContact: 30,
  rhythm: { weeklyVisits: 0, fortnightlyUntil: 3, monthlyUntil: 12 },
  answer: 2,
}
const QUIET: Watched = {
  ...{ keysOn: '2026-03-02', visits: [], intensity: 'usual', away: [] },
  ...{ benefitDueOn: null, insuranceDueOn: null },
}
const kinds = (watched: Watched, today: string) =>
  causesOf(watched, TERMS, today).map(({ kind }) => kind)

describe('M4 · chaque règle', () => {
  test('sans contact depuis plus que le délai, et pas en retard en même temps', () => {
    expect(kinds(QUIET, '2026-03-16')).toEqual([])
    expect(kinds(QUIET, '2026-03-17')).toEqual(['visit-late'])
    expect(kinds(QUIET, '2026-04-02')).toEqual(['no-contact'])
  })

  test('deux visites manquées de suite, pas une', () => {
    const missed = (on: string) => ({ on, outcome: 'missed' as const })
    const one = { ...QUIET, visits: [missed('2026-03-09')] }
    const two = { ...QUIET, visits: [missed('2026-03-09'), missed('2026-03-12')] }
    expect(kinds(one, '2026-03-13')).toEqual([])
    expect(kinds(two, '2026-03-13')).toEqual(['missed-visits'])
    const held = { ...two, visits: [...two.visits, { on: '2026-03-13', outcome: 'held' as const }] }
    expect(kinds(held, '2026-03-13')).toEqual([])
  })

  test('une absence sans suppléance, avant même qu’elle commence', () => {
    const away = [{ who: 'a', from: '2026-03-20', to: '2026-03-30' }]
    expect(kinds({ ...QUIET, away }, '2026-03-12')).toEqual(['no-deputy'])
  })

  test('l’aide au logement et l’assurance, une fois leur jour passé', () => {
    const late = { ...QUIET, benefitDueOn: '2026-03-05', insuranceDueOn: '2026-03-06' }
    expect(kinds(late, '2026-03-06')).toEqual(['benefit-late'])
    expect(kinds(late, '2026-03-07')).toEqual(['benefit-late', 'insurance-late'])
  })
})

/** Runs the rules day after day, as the daily scan does. */
function live(watchedOn: (day: string) => Watched, days: number, acknowledges: boolean) {
  const alerts: (Standing & { readonly raisedOn: string })[] = []
  for (let day = 0; day < days; day += 1) {
    const today = addDays('2026-03-02', day)
    const { raised, ended, passed } = movesOf(
      causesOf(watchedOn(today), TERMS, today),
      alerts,
      TERMS.answer,
      today,
    )
    for (const [index, alert] of alerts.entries()) {
      if (ended.includes(alert.id)) alerts[index] = { ...alert, closedOn: today }
      const moved = passed.find(({ id }) => id === alert.id)
      if (moved) alerts[index] = { ...alert, owner: moved.owner, ownerSince: today }
    }
    for (const { kind, cause } of raised)
      alerts.push({
        ...{ id: `${kind} ${cause}`, kind, cause, owner: 'referent', ownerSince: today },
        ...{ acknowledgedOn: acknowledges ? today : null, closedOn: null, raisedOn: today },
      })
  }
  return alerts
}

const visitsDrawn = fc.array(
  fc.record({
    day: fc.integer({ min: 1, max: 200 }),
    outcome: fc.constantFrom('held' as const, 'missed' as const, 'refused' as const),
  }),
  { maxLength: 25 },
)

test('M4 · M6 · quelles que soient les visites, une cause ne sonne qu’une fois, une seule alerte ouverte par sorte, et elle s’arrête avec sa cause', () => {
  fc.assert(
    fc.property(visitsDrawn, fc.boolean(), (drawn, acknowledges) => {
      const visits = drawn
        .map(({ day, outcome }) => ({ on: addDays('2026-03-02', day), outcome }))
        .toSorted((one, two) => (one.on < two.on ? -1 : 1))
      const on = (today: string): Watched => ({
        ...QUIET,
        visits: visits.filter((visit) => visit.on <= today),
      })
      const alerts = live(on, 220, acknowledges)
      expect(new Set(alerts.map(({ id }) => id)).size).toBe(alerts.length)
      const open = alerts.filter(({ closedOn }) => closedOn === null)
      expect(new Set(open.map(({ kind }) => kind)).size).toBe(open.length)
      const last = addDays('2026-03-02', 219)
      const causes = new Set<string>(causesOf(on(last), TERMS, last).map(({ kind }) => kind))
      for (const { kind } of open) expect(causes.has(kind)).toBe(true)
      for (const { owner } of alerts) expect(LADDER).toContain(owner)
      if (acknowledges) expect(alerts.every(({ owner }) => owner === 'referent')).toBe(true)
    }),
    { numRuns: 60 },
  )
})

test('M6 · ce que personne ne prend en charge monte, jusqu’au dernier, qui le garde', () => {
  const alerts = live(() => ({ ...QUIET, benefitDueOn: '2026-03-01' }), 40, false)
  expect(alerts.find(({ kind }) => kind === 'benefit-late')?.owner).toBe('emergency')
})
