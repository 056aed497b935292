import { expect, test } from 'vitest'
import { nextStepOf, type StepState } from './next-step.ts'

const FACTS = [
  { kind: 'referral-sent', happenedOn: '2026-11-02' },
  { kind: 'eligible', happenedOn: '2026-11-05' },
]
const state = (over: Partial<StepState>): StepState => ({
  position: { phase: 2, since: '2026-11-05' },
  facts: FACTS,
  eligibilityRefused: false,
  delays: { 'exchange-on-needs': 5, 'propose-dwelling': 20 },
  ...over,
})
const step = (over: Partial<StepState>) => {
  const { key, dueOn } = nextStepOf(state(over))
  return [key, dueOn]
}

test('E4 · l’étape des besoins se ferme quand les deux ont confirmé, et la suite est de proposer', () => {
  expect(step({})).toEqual(['exchange-on-needs', '2026-11-13'])
  expect(step({ needs: 'prescriber-confirmed' })).toEqual(['exchange-on-needs', '2026-11-13'])
  const agreed = [...FACTS, { kind: 'needs-agreed', happenedOn: '2026-11-12' }]
  expect(step({ facts: agreed })).toEqual(['propose-dwelling', '2026-12-10'])
})

test('E6 · rouverts, les besoins se comptent du jour de leur réouverture', () => {
  const reopened = [...FACTS, { kind: 'needs-reopened', happenedOn: '2026-11-16' }]
  expect(step({ facts: reopened, needs: 'corrected' })).toEqual(['exchange-on-needs', '2026-11-23'])
})
