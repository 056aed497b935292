import { expect, test } from 'vitest'
import { checkDraft, forbiddenWordsIn, type DecideContext, type Draft } from './decide.ts'

const TODAY = '2026-11-26'
const CONTEXT: DecideContext = {
  today: TODAY,
  motives: ['composition', 'housing-debt', 'other'],
  hasUniqueNumber: true,
  isDalo: false,
}
const EMPTY: Draft = {
  outcome: 'allocated',
  rank: null,
  missingDocument: null,
  completeOn: null,
  motive: null,
  words: null,
}
const check = (draft: Partial<Draft>, context: Partial<DecideContext> = {}) =>
  checkDraft({ ...EMPTY, ...draft }, { ...CONTEXT, ...context })

test('I3 · une condition suspensive nomme la pièce et le jour', () => {
  const whole = { missingDocument: 'Avis d’imposition 2025', completeOn: '2026-12-10' }
  const conditional = { outcome: 'allocated-conditional' } as const
  expect(check({ ...conditional, ...whole })).toMatchObject({ ok: true })
  const wrong = [
    { ...whole, missingDocument: null },
    { ...whole, completeOn: null },
    { ...whole, completeOn: '2026-11-25' },
  ]
  for (const part of wrong) {
    expect(check({ ...conditional, ...part })).toEqual({
      ok: false,
      refusal: 'condition-incomplete',
    })
  }
})

test('I8 · un refus prend son motif dans la liste ; « autre » s’écrit', () => {
  const refusal = { outcome: 'not-allocated' } as const
  expect(check(refusal)).toMatchObject({ refusal: 'motive-missing' })
  expect(check({ ...refusal, motive: 'access-conditions' })).toMatchObject({
    refusal: 'motive-missing',
  })
  expect(check({ ...refusal, motive: 'other' })).toMatchObject({ refusal: 'motive-without-words' })
  expect(check({ ...refusal, motive: 'composition', rank: 2 })).toMatchObject({
    ok: true,
    value: { motive: 'composition', rank: null },
  })
})

test('I8 · une dette de logement ne suffit pas à écarter un ménage reconnu au titre du Dalo', () => {
  const debt = { outcome: 'not-allocated', motive: 'housing-debt' } as const
  expect(check(debt).ok).toBe(true)
  expect(check(debt, { isDalo: true })).toMatchObject({ refusal: 'debt-never-alone-for-dalo' })
})

test.each([
  'Le ménage est d’origine étrangère.',
  'État de santé fragile',
  'Suivi PSYCHIATRIQUE en cours',
  'Mère enceinte',
  'sortant de prison',
  'des gens du voyage',
])('I8 · un motif interdit est refusé : « %s »', (words) => {
  expect(forbiddenWordsIn(words)).not.toEqual([])
  expect(check({ outcome: 'not-allocated', motive: 'other', words })).toMatchObject({
    refusal: 'forbidden-motive',
  })
})

test.each([
  'Le logement n’a pas d’ascenseur.',
  'La pièce demandée le 2 novembre manque encore.',
  'Un aménagement pour le handicap manque dans la salle d’eau.',
  'Romain a été choisi plus haut sur la liste.',
])('I8 · un motif neutre passe : « %s »', (words) => {
  expect(forbiddenWordsIn(words)).toEqual([])
})

test('sans numéro unique, aucune place n’est donnée', () => {
  expect(check({}, { hasUniqueNumber: false })).toMatchObject({ refusal: 'no-unique-number' })
})
