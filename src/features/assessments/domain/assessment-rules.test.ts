import { expect, test } from 'vitest'
import {
  checkAssessment,
  checkFinish,
  missingFor,
  type AssessmentContent,
} from './assessment-rules.ts'

const TODAY = '2026-11-24'
const WHOLE: AssessmentContent = {
  social: 'Deux enfants, scolarisés.',
  budget: 'Ressources stables.',
  housing: 'Hébergée depuis un an.',
  plan: 'Rendez-vous chaque semaine au début.',
  startedOn: '2026-11-01',
  roomsFrom: 3,
  roomsTo: 3,
  intensity: 'regular',
}

test('D13 · un diagnostic se termine complet : trois parties et une conclusion', () => {
  expect(missingFor(WHOLE)).toEqual([])
  expect(checkFinish(WHOLE, TODAY, TODAY).ok).toBe(true)
  const lacking = { ...WHOLE, budget: null, roomsFrom: null, roomsTo: null, plan: null }
  expect(missingFor(lacking)).toEqual(['budget', 'rooms', 'plan'])
  expect(checkFinish(lacking, TODAY, TODAY)).toMatchObject({ refusal: 'assessment-incomplete' })
})

test('D13 · il ne finit ni avant d’avoir commencé, ni demain', () => {
  expect(checkFinish(WHOLE, '2026-10-31', TODAY)).toMatchObject({
    refusal: 'assessment-ends-before-start',
  })
  expect(checkFinish(WHOLE, '2026-11-25', TODAY)).toMatchObject({
    refusal: 'assessment-in-the-future',
  })
})

test('un type de logement va du plus petit au plus grand, et un brouillon peut rester vide', () => {
  expect(checkAssessment({ ...WHOLE, roomsTo: 2 }, TODAY)).toMatchObject({
    refusal: 'assessment-rooms-out-of-order',
  })
  expect(checkAssessment({ ...WHOLE, roomsTo: null }, TODAY).ok).toBe(false)
  const empty = { social: null, budget: null, housing: null, plan: null }
  const none = { ...empty, startedOn: TODAY, roomsFrom: null, roomsTo: null, intensity: null }
  expect(checkAssessment(none, TODAY).ok).toBe(true)
  expect(checkAssessment({ ...none, startedOn: '2026-11-25' }, TODAY).ok).toBe(false)
})
