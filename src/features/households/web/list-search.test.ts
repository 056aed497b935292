import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toListQuery, toListSearch } from './list-search.ts'

test('l’adresse de la liste devient la question posée au serveur', () => {
  const search = toListSearch({
    q: 'perrachon',
    phase: 2,
    urgence: 'urgent',
    envoi: 'non',
    tri: 'nom',
  })
  expect(toListQuery(search)).toBe('q=perrachon&phase=2&urgency=urgent&sent=no&sort=name')
})

test('une adresse sans filtre ne demande rien de plus', () => {
  expect(toListQuery(toListSearch({}))).toBe('')
})

test('un nom fait de chiffres se cherche comme un texte', () => {
  expect(toListSearch({ q: 2026014 }).q).toBe('2026014')
})

test('une adresse mal écrite ne bloque jamais la page', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.anything()), (search) => {
      const { phase = 1, page = 2 } = toListSearch(search)
      return phase >= 1 && phase <= 12 && page >= 2
    }),
  )
  expect(toListSearch({ phase: 'treize', page: 1, tri: 'hasard', envoi: 'peut-être' })).toEqual({})
})
