import { expect, test } from 'vitest'
import { dueOf, sinceWords } from './due.ts'

test('une échéance passée est un retard compté en jours', () => {
  expect(dueOf({ days: -4 })).toEqual({ state: 'late', words: 'retard de 4\u00a0j' })
})

test('aujourd’hui et demain pressent, après-demain non', () => {
  expect([0, 1, 2].map((days) => dueOf({ days }))).toEqual([
    { state: 'soon', words: 'aujourd’hui' },
    { state: 'soon', words: 'demain' },
    { state: 'later', words: 'dans 2\u00a0j' },
  ])
})

test('le premier seuil se règle', () => {
  expect(dueOf({ days: 5, soonDays: 5 }).state).toBe('soon')
  expect(dueOf({ days: 6, soonDays: 5 }).state).toBe('later')
})

test('le tour d’un partenaire se dit autrement, même en retard', () => {
  expect(dueOf({ days: 4, waiting: true })).toEqual({ state: 'waiting', words: 'sous 4\u00a0j' })
  expect(dueOf({ days: -1, waiting: true })).toEqual({
    state: 'waiting-late',
    words: 'retard de 1\u00a0j',
  })
})

test('l’ancienneté d’une action se dit en mots', () => {
  expect([0, 1, 11].map(sinceWords)).toEqual([
    'depuis aujourd’hui',
    'depuis hier',
    'depuis 11\u00a0j',
  ])
})
