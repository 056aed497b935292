import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { ACCESS_NOTES, accessCell, type AccessRight } from './access-cell.ts'

type Line = Readonly<Record<string, string>>
const lines: Line[] = parse(
  readFileSync(new URL('../../../../db/reference/access-matrix.csv', import.meta.url)),
  { columns: true },
)
const rights: AccessRight[] = lines
  .filter(({ verb }) => verb !== 'none')
  .map((line) => ({
    compartment: line['compartment'] ?? '',
    role: line['role'] ?? '',
    verb: line['verb'] as AccessRight['verb'],
    ownBy: line['own_only'] === 'own' ? 'account' : null,
    needsConsent: (line['conditions'] ?? '').includes('consent'),
    conditions: (line['conditions'] ?? '').split(' ').filter((word) => word.startsWith('note')),
  }))
const cell = (role: string, compartment: string, reduced?: string) =>
  accessCell(
    rights.filter(
      (right) =>
        right.role === role && (right.compartment === compartment || right.compartment === reduced),
    ),
    reduced,
  )

test.each([
  ['PRE', '1', undefined, 'lit et écrit', 'full'],
  ['REF', '1', '1r', 'lit', 'full'],
  ['PRG', '1', '1r', 'vue réduite', 'partial'],
  ['SIAO', '1', undefined, 'ses saisies', 'partial'],
  ['ALL', '6', '6r', 'rien', 'none'],
  ['LSW', '6', '6r', 'vue réduite, avec accord', 'partial'],
  ['REF', '7b', undefined, 'lit, avec accord', 'partial'],
  ['REF', '14', '14r', 'lit, ses saisies', 'full'],
  ['SIAO', '17', undefined, 'chiffres publiés', 'partial'],
  ['PRE', '10', '10r', 'lit, répond', 'full'],
])('le rôle %s dans le compartiment %s : %s → %s', (role, compartment, reduced, words, level) => {
  const found = cell(role, compartment, reduced)
  expect(found.words.split(', ').sort()).toEqual(words.split(', ').sort())
  expect(found.level).toBe(level)
})

test('chaque note de la matrice a sa phrase', () => {
  const notes = new Set(rights.flatMap(({ conditions }) => conditions))
  expect([...notes].filter((note) => !(note in ACCESS_NOTES))).toEqual([])
})
