import { expect, test } from 'vitest'
import { expectedDocuments, nextMissing, type DocumentKind } from './checklist.ts'

const LIST: readonly DocumentKind[] = [
  { code: 'identity', per: 'adult', applies: 'always' },
  { code: 'housing', per: 'household', applies: 'always' },
  { code: 'children', per: 'household', applies: 'children' },
  { code: 'couple', per: 'household', applies: 'couple' },
  { code: 'particular', per: 'household', applies: 'asked' },
]
const ALONE = { adults: [{ id: 'a' }], hasChildren: false, isCouple: false, asked: [] }

test('H4 · la liste suit la situation : chaque adulte, les enfants, le couple, et rien d’autre', () => {
  expect(expectedDocuments(LIST, ALONE).map(({ kind }) => kind)).toEqual(['identity', 'housing'])
  const family = {
    adults: [{ id: 'a' }, { id: 'b' }],
    hasChildren: true,
    isCouple: true,
    asked: ['particular', 'bank-statement'],
  }
  expect(expectedDocuments(LIST, family)).toEqual([
    { kind: 'identity', personId: 'a' },
    { kind: 'identity', personId: 'b' },
    { kind: 'housing', personId: null },
    { kind: 'children', personId: null },
    { kind: 'couple', personId: null },
    { kind: 'particular', personId: null },
  ])
})

test('D8 · une seule pièce à la fois, dans l’ordre, et plus rien quand tout est là', () => {
  const states = (...all: ('missing' | 'received' | 'validated' | 'rejected')[]) =>
    all.map((state) => ({ state }))
  expect(nextMissing(states('validated', 'missing', 'missing'))).toBe(1)
  expect(nextMissing(states('received', 'rejected', 'missing'))).toBe(1)
  expect(nextMissing(states('received', 'validated'))).toBeNull()
})
