import { expect, test } from 'vitest'
import { cautionsOf } from './plain-facts.ts'

test('A13 · un mot de maladie, d’addiction ou de justice est relevé, avec quoi écrire à la place', () => {
  const words = (text: string) => cautionsOf(text).map(({ found }) => found)
  expect(words('Semble dépressif, sort de prison.')).toEqual(['depressif', 'prison'])
  expect(words('Il était ivre ; encore IVRE.')).toEqual(['ivre'])
  expect(cautionsOf('hospitalisée lundi')[0]?.instead).toMatch(/qui appeler/u)
})

test('A13 · des faits passent sans être arrêtés', () => {
  for (const text of [
    'La chambre est aérée, le compteur est relevé.',
    'Ne répond pas depuis trois jours, le volet est fermé.',
    'Le couloir est dégagé ; le voisin demande moins de bruit le soir.',
    'Le vol du courrier a cessé.',
  ])
    expect(cautionsOf(text)).toEqual([])
})
