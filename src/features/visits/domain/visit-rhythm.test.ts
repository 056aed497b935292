import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#kernel/calendar.ts'
import { nextVisitOn, technicalShare } from './visit-rhythm.ts'

const TERMS = { weeklyVisits: 4, fortnightlyUntil: 3, monthlyUntil: 12 }
const KEYS = '2026-01-01'
const weeks = (count: number) =>
  Array.from({ length: count }, (_, index) => addDays(KEYS, 7 * (index + 1)))

test('M1 · chaque semaine d’abord, puis tous les quinze jours, puis chaque mois, puis plus rien', () => {
  expect(nextVisitOn(KEYS, [], TERMS, 'usual')).toBe('2026-01-08')
  expect(nextVisitOn(KEYS, weeks(3), TERMS, 'usual')).toBe('2026-01-29')
  expect(nextVisitOn(KEYS, weeks(4), TERMS, 'usual')).toBe('2026-02-12')
  const later = [...weeks(4), '2026-04-02']
  expect(nextVisitOn(KEYS, later, TERMS, 'usual')).toBe('2026-05-02')
  expect(nextVisitOn(KEYS, [...later, '2027-01-05'], TERMS, 'usual')).toBeNull()
})

test('M1 · un suivi plus serré vient plus tôt, un plus léger plus tard, jamais avant la dernière visite', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 360 })), (drawn) => {
      const held = drawn.map((days) => addDays(KEYS, days))
      const usual = nextVisitOn(KEYS, held, TERMS, 'usual')
      const closer = nextVisitOn(KEYS, held, TERMS, 'closer')
      const lighter = nextVisitOn(KEYS, held, TERMS, 'lighter')
      if (usual === null || closer === null || lighter === null) {
        expect([usual, closer, lighter]).toEqual([null, null, null])
        return
      }
      expect(closer < usual && usual < lighter).toBe(true)
      expect(closer > (held.toSorted().at(-1) ?? KEYS)).toBe(true)
    }),
  )
})

test('M3 · la part des visites seulement techniques', () => {
  expect(technicalShare([])).toBeNull()
  expect(technicalShare(['technical', 'listening', 'budget', 'technical'])).toBe(0.5)
})
