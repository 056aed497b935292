import { expect, test } from 'vitest'
import { checkStep, fieldOfRule, stepsToComplete } from './referral-checks.ts'
import { emptyReferral, newPerson } from './referral-values.ts'

const TODAY = '2026-11-24'

test('un signalement vide manque de réponses sur chaque écran', () => {
  expect(stepsToComplete(emptyReferral('fr', TODAY))).toEqual([
    'situation',
    'personnes',
    'echanges',
  ])
})

test('une date impossible est dite sous son champ', () => {
  const values = { ...emptyReferral('fr', TODAY), readyOn: '31/02/2027' }
  expect(checkStep('situation', values)).toEqual({
    presentSituation: 'required',
    readyOn: 'impossible-date',
  })
})

test('le numéro de demande est donné, ou annoncé comme à créer', () => {
  const values = emptyReferral('fr', TODAY)
  expect(checkStep('echanges', values)).toHaveProperty('uniqueRequestNumber')
  expect(checkStep('echanges', { ...values, requestToCreate: true })).not.toHaveProperty(
    'uniqueRequestNumber',
  )
})

test('une mesure de protection demande le mandataire et son rôle', () => {
  const values = emptyReferral('fr', TODAY)
  values.protection.needed = true
  expect(checkStep('echanges', values)).toMatchObject({
    'protection.mandataryName': 'required',
    'protection.mandataryRole': 'required',
  })
})

test('une règle sur une naissance désigne la personne concernée', () => {
  const values = emptyReferral('fr', TODAY)
  values.persons = [
    { ...newPerson('lead'), birthDate: '14/03/1989' },
    { ...newPerson('child'), birthDate: '01/01/2030' },
  ]
  expect(fieldOfRule('birth-in-the-future', values)).toBe('persons.1.birthDate')
  expect(fieldOfRule('birth-too-long-ago', values)).toBe('persons.0.birthDate')
  expect(fieldOfRule('may-not-write', values)).toBeUndefined()
})
