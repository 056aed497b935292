import { expect, test } from 'vitest'
import { turnLine } from './turn-line.ts'

const TODAY = '2026-11-24'
const asked = { state: 'asked', holderName: 'Annecy' } as const

test('G10 · tant que le délai court, le bailleur attend et le réservataire doit répondre', () => {
  const dueOn = '2026-11-27'
  expect(turnLine({ ...asked, side: 'landlord', dueOn }, TODAY)).toMatchObject({
    queue: 'waiting',
    dueInWorkingDays: 3,
  })
  expect(turnLine({ ...asked, side: 'holder', dueOn }, TODAY)).toMatchObject({
    queue: 'todo',
    action: 'Répondre',
  })
})

test('G10 · le délai passé, chacun le trouve en retard, compté en jours ouvrés', () => {
  for (const side of ['landlord', 'holder'] as const) {
    expect(turnLine({ ...asked, side, dueOn: '2026-11-20' }, TODAY)).toMatchObject({
      queue: 'late',
      dueInWorkingDays: -2,
    })
  }
})

test('G10 · un logement réservé dont personne n’a parlé au réservataire est à demander, sans échéance', () => {
  const line = turnLine(
    { side: 'landlord', state: 'to-ask', dueOn: null, holderName: 'Annecy' },
    TODAY,
  )
  expect(line).toMatchObject({ queue: 'todo', action: 'Demander', dueInWorkingDays: null })
})
