import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonths } from '#kernel/calendar.ts'
import {
  LEASE_MOVES,
  REVIEW_OUTCOMES,
  slidingOf,
  type LeaseMove,
  type SlidingFacts,
} from './sliding-lease.ts'

const TERMS = { reviewEvery: 6, prefectNotice: 2 }
const START: SlidingFacts = {
  keysOn: '2026-01-10',
  subleaseUntil: '2027-01-09',
  events: [],
  reviews: [],
}
const reviewed = (outcome: 'renew' | 'glide' | 'not-ready', on: string) => ({
  openedOn: on,
  outcome,
  concludedOn: on,
})

describe('K2 · l’état d’un bail glissant', () => {
  test('signé sans clés, puis en cours, puis à examiner au bout de six mois', () => {
    expect(slidingOf({ ...START, keysOn: null }, TERMS, '2026-01-05').state).toBe('signed')
    expect(slidingOf(START, TERMS, '2026-07-09').state).toBe('running')
    const due = slidingOf(START, TERMS, '2026-07-10')
    expect(due.state).toBe('review-due')
    expect(due.nextReviewOn).toBe('2026-07-10')
  })

  test('K2 · le préfet est à informer deux mois avant la fin, et rien ne se propose avant', () => {
    const facts = { ...START, reviews: [reviewed('glide', '2026-09-01')] }
    const before = slidingOf(facts, TERMS, '2026-10-01')
    expect(before.prefectDueOn).toBe('2026-11-09')
    expect(before.moves).not.toContain('lease-offered')
    expect(slidingOf(facts, TERMS, '2026-11-09').state).toBe('prefect-due')
    const told: SlidingFacts = {
      ...facts,
      events: [{ kind: 'prefect-informed', happenedOn: '2026-11-01' }],
    }
    expect(slidingOf(told, TERMS, '2026-11-02').moves).toContain('lease-offered')
  })

  test('« pas encore » mène à une reconduction, jamais à un bail', () => {
    const facts: SlidingFacts = {
      ...START,
      reviews: [reviewed('not-ready', '2026-10-01')],
      events: [{ kind: 'prefect-informed', happenedOn: '2026-10-20' }],
    }
    expect(slidingOf(facts, TERMS, '2026-11-01').moves).toEqual(['renewed', 'ended', 'terminated'])
  })

  test('une reconduction ouvre une période neuve, avec son propre examen', () => {
    const facts: SlidingFacts = {
      ...START,
      subleaseUntil: '2028-01-09',
      reviews: [reviewed('renew', '2026-10-01')],
      events: [
        { kind: 'prefect-informed', happenedOn: '2026-10-20' },
        { kind: 'renewed', happenedOn: '2026-12-20' },
      ],
    }
    const now = slidingOf(facts, TERMS, '2026-12-21')
    expect(now.state).toBe('running')
    expect(now.moves).toEqual(['terminated'])
  })
})

test('K2 · quelles que soient les suites permises, aucun glissement sans examen concluant, avis au préfet et offre', () => {
  const choice = fc.record({
    move: fc.nat(),
    outcome: fc.nat(),
    wait: fc.integer({ min: 0, max: 4 }),
  })
  fc.assert(
    fc.property(fc.array(choice, { maxLength: 14 }), (choices) => {
      let facts: SlidingFacts = START
      let today = '2026-02-01'
      for (const { move, outcome, wait } of choices) {
        today = addMonths(today, wait)
        const { moves, state } = slidingOf(facts, TERMS, today)
        if (state === 'review-due') {
          const said = REVIEW_OUTCOMES[outcome % REVIEW_OUTCOMES.length] ?? 'renew'
          facts = { ...facts, reviews: [...facts.reviews, reviewed(said, today)] }
          continue
        }
        const kind = moves[move % Math.max(moves.length, 1)]
        if (kind === undefined) break
        facts = {
          ...facts,
          events: [...facts.events, { kind, happenedOn: today }],
          subleaseUntil:
            kind === 'renewed' ? addMonths(facts.subleaseUntil, 12) : facts.subleaseUntil,
        }
      }
      const kinds = facts.events.map(({ kind }) => kind)
      const at = kinds.indexOf('glided')
      if (at < 0) return
      const before: readonly LeaseMove[] = kinds.slice(0, at)
      expect(before.at(-1)).toBe('lease-offered')
      expect(before).toContain('prefect-informed')
      expect(facts.reviews.at(-1)?.outcome).toBe('glide')
      expect(kinds).toHaveLength(at + 1)
      expect(slidingOf(facts, TERMS, today).moves).toEqual([])
    }),
  )
  expect(LEASE_MOVES).toHaveLength(7)
})
