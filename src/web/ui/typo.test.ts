import { expect, test } from 'vitest'
import { counted, typo } from './typo.ts'

test('les ponctuations doubles et les guillemets gardent leur espace insécable', () => {
  expect(typo('Pourquoi ? « Je veux » : 12 %')).toBe(
    'Pourquoi\u202f? «\u00a0Je veux\u00a0»\u00a0: 12\u00a0%',
  )
})

test('une heure ou une adresse ne change pas', () => {
  expect(typo('https://exemple.fr:8080')).toBe('https://exemple.fr:8080')
})

test('l’apostrophe droite devient typographique', () => {
  expect(typo("Aujourd'hui")).toBe('Aujourd’hui')
})

test('un nombre et son unité ne se séparent pas', () => {
  expect(typo('dans 3 jours')).toBe('dans 3\u00a0jours')
  expect(typo('2 660 €')).toBe('2\u00a0660\u00a0€')
})

test('le pluriel commence à deux', () => {
  expect([0, 1, 2].map((count) => counted(count, 'enfant'))).toEqual([
    '0\u00a0enfant',
    '1\u00a0enfant',
    '2\u00a0enfants',
  ])
})
