import fc from 'fast-check'
import { expect, test } from 'vitest'
import { positionOf } from '#features/households/domain/path.ts'
import { chanceOf, idOf } from './chance.ts'
import { drawLife } from './life.ts'

test('la même graine donne la même vie, une autre graine une autre', () => {
  const life = drawLife('2026-01-05', chanceOf(7, 'ménage', 12))
  expect(drawLife('2026-01-05', chanceOf(7, 'ménage', 12))).toEqual(life)
  expect(drawLife('2026-01-05', chanceOf(8, 'ménage', 12))).not.toEqual(life)
  expect(idOf(7, 'ménage', 12)).toMatch(/^[0-9a-f-]{36}$/)
})

test('les faits d’une vie sont dans l’ordre, et ouvrent les phases sans trou', () => {
  fc.assert(
    fc.property(fc.nat(5000), (index) => {
      const life = drawLife('2025-03-03', chanceOf(1, index))
      const days = life.facts.map(({ on }) => on)
      const ordered = days.every(
        (on, at) => at === 0 || (days[at - 1] ?? '') <= on || life.facts[at]?.kind === 'convoked',
      )
      const facts = [
        { kind: 'opened', happenedOn: life.openedOn },
        { kind: 'referral-sent', happenedOn: life.sentOn },
        { kind: 'eligible', happenedOn: life.eligibility.on },
        ...life.facts.map(({ kind, on }) => ({ kind, happenedOn: on })),
      ]
      const { phase } = positionOf(facts, '2030-01-01', 3)
      return ordered && (life.lease === null ? phase <= 6 : phase >= 7)
    }),
    { numRuns: 400 },
  )
})

test('sur mille ménages, toutes les phases se rencontrent au bout de deux ans et demi', () => {
  const reached = new Set<number>()
  for (let index = 0; index < 1000; index += 1) {
    const opened = new Date(Date.UTC(2024, 0, 1 + (index % 900))).toISOString().slice(0, 10)
    const life = drawLife(opened, chanceOf(3, index))
    const facts = [
      { kind: 'opened', on: life.openedOn },
      { kind: 'referral-sent', on: life.sentOn },
      ...(life.eligibility.accepted ? [{ kind: 'eligible', on: life.eligibility.on }] : []),
      ...life.facts,
    ]
      .filter(({ on }) => on <= '2026-06-24')
      .map(({ kind, on }) => ({ kind, happenedOn: on }))
    reached.add(positionOf(facts, '2026-06-24', 3).phase)
  }
  expect([...reached].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
})
