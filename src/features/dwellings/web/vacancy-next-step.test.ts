import { expect, test } from 'vitest'
import type { VacancyRead } from '../contract.ts'
import { vacancyNextStep } from './vacancy-next-step.ts'

const turn = (state: string, over: object = {}) => ({
  state,
  on: null,
  dueOn: null,
  daysLeft: null,
  whose: 'landlord',
  ...over,
})
const vacancy = (over: object = {}): VacancyRead =>
  ({
    status: 'open',
    dwelling: { communeName: 'Pringy' },
    holder: { name: 'Annecy' },
    turn: turn('nobody'),
    sector: { id: 's', name: 'Annecy', chosenOn: null, quota: 15, taken: 4 },
    abilities: [],
    ...over,
  }) as unknown as VacancyRead

test('G10 · le bailleur demande, puis attend, puis reprend le tour quand le délai est passé', () => {
  const toAsk = vacancy({ turn: turn('to-ask'), abilities: ['turn.ask'] })
  expect(vacancyNextStep(toAsk, false)).toMatchObject({
    tone: 'todo',
    action: { panel: 'demande' },
  })
  const asked = turn('asked', { dueOn: '2026-12-18', daysLeft: 24 })
  const waiting = vacancyNextStep(vacancy({ turn: asked }), false)
  expect(waiting).toMatchObject({ tone: 'wait' })
  expect(waiting?.who).toContain('18/12/2026')
  expect(waiting?.action).toBeUndefined()
  const late = vacancy({
    turn: turn('asked', { dueOn: '2026-11-18', daysLeft: -6 }),
    abilities: ['turn.release', 'turn.answer'],
  })
  expect(vacancyNextStep(late, false)).toMatchObject({ tone: 'late', action: { panel: 'remise' } })
})

test('G10 · au réservataire, la même attente est une réponse à donner', () => {
  const asked = vacancy({
    turn: turn('asked', { dueOn: '2026-12-18', daysLeft: 1 }),
    abilities: ['turn.answer'],
  })
  expect(vacancyNextStep(asked, true)).toMatchObject({
    tone: 'todo',
    action: { panel: 'reponse' },
  })
})

test('C9 · hors des communes nommées, l’étape suivante est le choix du secteur', () => {
  const outside = vacancy({ sector: { id: null, name: null, quota: null, taken: 0 } })
  expect(vacancyNextStep(outside, false)?.sentence).toContain('Pringy')
  expect(vacancyNextStep(outside, false)?.action).toBeUndefined()
  const lead = vacancy({
    sector: { id: null, name: null, quota: null, taken: 0 },
    abilities: ['sector.choose'],
  })
  expect(vacancyNextStep(lead, false)?.action).toMatchObject({ panel: 'secteur' })
})

test('C2 · un quota plein renvoie à la responsable du dispositif', () => {
  const full = vacancy({ sector: { id: 's', name: 'Annecy', quota: 15, taken: 15 } })
  expect(vacancyNextStep(full, false)?.sentence).toContain('un de plus demande un motif')
})

test('une libération signée ou retirée n’attend plus rien', () => {
  for (const status of ['signed', 'withdrawn']) {
    expect(vacancyNextStep(vacancy({ status }), false)).toBeNull()
  }
})
