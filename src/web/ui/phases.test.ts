import { expect, test } from 'vitest'
import { PHASES, phaseLabel, phaseState, phaseWords } from './phases.ts'

test('le parcours a douze phases, du signalement au bilan', () => {
  expect(PHASES).toHaveLength(12)
  expect([phaseLabel(1), phaseLabel(9), phaseLabel(12)]).toEqual([
    'Signalement',
    'Accompagnement',
    'Bilan',
  ])
})

test('la phase se dit avec son rang', () => {
  expect(phaseWords(9)).toBe('Accompagnement, phase\u00a09 sur\u00a012')
})

test('une phase hors du parcours n’a pas de nom', () => {
  expect(() => phaseLabel(0)).toThrow(RangeError)
  expect(() => phaseLabel(13)).toThrow(RangeError)
})

test('une phase est passée, en cours ou à venir', () => {
  expect([8, 9, 10].map((phase) => phaseState(phase, 9))).toEqual(['done', 'current', 'coming'])
})
