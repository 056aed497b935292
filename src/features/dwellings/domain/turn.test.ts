import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#kernel/calendar.ts'
import type { Holding } from './holder.ts'
import {
  checkTurn,
  isFree,
  TURN_KINDS,
  turnDueOn,
  turnOn,
  whoseTurn,
  type TurnEvent,
} from './turn.ts'

const TODAY = '2026-11-24'
const ANNECY: Holding = {
  kind: 'holder',
  organisationId: 'annecy',
  rightId: 'droit',
  because: 'right',
}
const asked = (on: string, holderOrganisationId = 'annecy'): TurnEvent => ({
  kind: 'asked',
  holderOrganisationId,
  happenedOn: on,
  dueOn: turnDueOn(on, 30),
})
const answer = (kind: TurnEvent['kind'], on: string): TurnEvent => ({
  kind,
  holderOrganisationId: 'annecy',
  happenedOn: on,
  dueOn: null,
})
const situation = (events: readonly TurnEvent[], holder: Holding = ANNECY) => ({
  turn: turnOn(events, holder, TODAY),
  isOpen: true,
  noticeGivenOn: '2026-10-01',
  today: TODAY,
})

test('G10 · sans réservataire, rien n’est à demander', () => {
  const turn = turnOn([], { kind: 'landlord', because: 'own' }, TODAY)
  expect(turn).toEqual({ state: 'nobody' })
  expect(isFree(turn)).toBe(true)
})

test('G10 · le réservataire est interrogé et a jusqu’au jour dit, compris', () => {
  expect(turnDueOn('2026-11-18', 30)).toBe('2026-12-18')
  const turn = turnOn([asked('2026-11-18')], ANNECY, TODAY)
  expect(turn).toEqual({ state: 'asked', askedOn: '2026-11-18', dueOn: '2026-12-18', daysLeft: 24 })
  expect(whoseTurn(turn)).toBe('holder')
  expect(isFree(turn)).toBe(false)
})

test('G10 · sans terme dans le dispositif, le réservataire a trente jours', () => {
  expect(turnDueOn('2026-11-18', null)).toBe('2026-12-18')
  expect(turnDueOn('2026-11-18', 15)).toBe('2026-12-03')
})

test.each([
  ['agreed', true, 'landlord'],
  ['given-back', true, 'landlord'],
  ['declined', false, 'holder'],
] as const)('G10 · la réponse « %s » dit à qui d’agir', (kind, free, whose) => {
  const turn = turnOn([asked('2026-11-01'), answer(kind, '2026-11-10')], ANNECY, TODAY)
  expect(turn).toEqual({ state: kind, on: '2026-11-10' })
  expect(isFree(turn)).toBe(free)
  expect(whoseTurn(turn)).toBe(whose)
})

test('G10 · la remise pour un tour attend la fin du délai, puis elle ferme le tour', () => {
  const running = situation([asked('2026-11-18')])
  expect(checkTurn({ kind: 'released', on: TODAY }, running)).toMatchObject({
    refusal: 'turn-still-running',
  })
  const over = situation([asked('2026-10-20')])
  expect(whoseTurn(over.turn)).toBe('landlord')
  expect(isFree(over.turn)).toBe(false)
  expect(checkTurn({ kind: 'released', on: TODAY }, over).ok).toBe(true)
  const released = situation([asked('2026-10-20'), answer('released', '2026-11-21')])
  expect(isFree(released.turn)).toBe(true)
  expect(checkTurn({ kind: 'declined', on: TODAY }, released)).toMatchObject({
    refusal: 'turn-taken-over',
  })
})

test('G10 · quand le droit passe à un autre, le tour recommence avec lui', () => {
  const state: Holding = { ...ANNECY, organisationId: 'etat', because: 'shortfall' }
  const events = [asked('2026-11-01'), answer('agreed', '2026-11-10')]
  expect(turnOn(events, state, TODAY)).toEqual({ state: 'to-ask' })
})

test.each([
  ['no-holder', 'asked', TODAY, situation([], { kind: 'landlord', because: 'own' })],
  ['vacancy-not-open', 'asked', TODAY, { ...situation([]), isOpen: false }],
  ['turn-in-the-future', 'asked', '2026-11-25', situation([])],
  ['turn-before-notice', 'asked', '2026-09-30', situation([])],
  ['turn-already-asked', 'asked', TODAY, situation([asked('2026-11-18')])],
  ['nothing-to-ask', 'asked', TODAY, situation([answer('agreed', '2026-11-18')])],
  ['turn-before-question', 'agreed', '2026-11-17', situation([asked('2026-11-18')])],
  ['turn-not-asked', 'released', TODAY, situation([])],
] as const)('G10 · refusé : %s', (refusal, kind, on, where) => {
  expect(checkTurn({ kind, on }, where)).toEqual({ ok: false, refusal })
})

test('aucune suite d’événements acceptés ne met deux acteurs en même temps', () => {
  const step = fc.record({
    kind: fc.constantFrom(...TURN_KINDS),
    offset: fc.integer({ min: -60, max: 0 }),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
      const events: TurnEvent[] = []
      for (const { kind, offset } of steps) {
        const on = addDays(TODAY, offset)
        if (!checkTurn({ kind, on }, situation(events)).ok) continue
        events.push(kind === 'asked' ? asked(on) : answer(kind, on))
      }
      const turn = turnOn(events, ANNECY, TODAY)
      // A household is proposed only when the holder has no longer to act.
      if (isFree(turn)) expect(whoseTurn(turn)).toBe('landlord')
      // Nothing follows a turn that the landlord has taken over.
      const released = events.findIndex(({ kind }) => kind === 'released')
      if (released >= 0) expect(released).toBe(events.length - 1)
    }),
  )
})
