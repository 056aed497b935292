import { expect, test } from 'vitest'
import { nextStepTone, nextStepWho } from './next-step-words.ts'

const step = {
  key: 'decide-eligibility',
  mine: true,
  who: 'le bailleur',
  sentence: '',
  dueOn: '2026-11-30',
  dueInWorkingDays: 4,
  others: [],
} as const

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test('la carte dit qui agit et avant quand', () => {
  expect(plain(nextStepWho({ ...step, others: [] }))).toBe(
    'À vous, avant le lundi 30 novembre (dans 4 jours ouvrés)',
  )
  expect(plain(nextStepWho({ ...step, others: [], mine: false, dueInWorkingDays: 1 }))).toBe(
    'Le bailleur, avant le lundi 30 novembre (dans 1 jour ouvré)',
  )
})

test('un retard se dit en jours ouvrés, avec la date attendue', () => {
  const late = { ...step, others: [], dueInWorkingDays: -2 }
  expect(plain(nextStepWho(late))).toBe(
    'À vous, en retard de 2 jours ouvrés (attendu le lundi 30 novembre)',
  )
  expect(nextStepTone(late)).toBe('late')
})

test('sans échéance, la carte dit seulement qui agit', () => {
  expect(nextStepWho({ ...step, others: [], dueOn: null, dueInWorkingDays: null })).toBe('À vous')
  expect(nextStepTone({ ...step, others: [], mine: false })).toBe('wait')
})
