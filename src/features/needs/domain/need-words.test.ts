import { expect, test } from 'vitest'
import type { NeedFact } from './criteria.ts'
import { needWords } from './need-words.ts'
import { summaryDraft } from './needs-summary.ts'

const NAMES: Readonly<Record<string, string>> = { '74182': 'Meythet', '74010': 'Annecy' }
const communeOf = (code: string) => NAMES[code] ?? code
const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const said = (need: Partial<NeedFact>, names: typeof communeOf | null = communeOf) =>
  plain(needWords({ importance: 'must', weight: 2, ...need } as NeedFact, names))

const SCHOOL = {
  criterion: 'school',
  value: { places: [{ commune: '74182', maxMinutes: 15, mode: 'walk' }] },
} as const

test('un besoin se dit en peu de mots', () => {
  expect(said({ criterion: 'typology', value: { typologies: ['T3', 'T4', 'T5'] } })).toBe(
    'T3, T4 ou T5',
  )
  expect(said({ criterion: 'floor', value: { withLift: null, withoutLift: 2 } })).toBe(
    '2ᵉ étage au plus sans ascenseur',
  )
  expect(said({ criterion: 'floor', value: { withLift: null, withoutLift: null } })).toBe(
    'tout étage',
  )
  expect(said({ criterion: 'transport', value: { stopWithinMinutes: 5, everyMinutes: 20 } })).toBe(
    'un arrêt à moins de 5 min à pied, un passage toutes les 20 min',
  )
  expect(said({ criterion: 'animals', value: null })).toBe('à préciser')
})

test('sans le droit au lieu, un lieu du réseau n’est plus que des minutes', () => {
  expect(said(SCHOOL)).toBe('moins de 15 min à pied, Meythet')
  expect(said(SCHOOL, null)).toBe('moins de 15 min à pied')
})

test('le résumé proposé cite l’indispensable puis le souhaité, sans lieu du réseau ni indifférent', () => {
  const needs = [
    { criterion: 'typology', importance: 'must', weight: 2, value: { typologies: ['T4'] } },
    { ...SCHOOL, importance: 'should', weight: 2 },
    { criterion: 'commune', importance: 'should', weight: 1, value: { communes: ['74010'] } },
    { criterion: 'outdoor', importance: 'indifferent', weight: 1, value: { kinds: ['garden'] } },
  ] as const
  expect(plain(summaryDraft(needs, communeOf))).toBe(
    'Indispensable : type de logement (T4).\n' +
      'Souhaité : école (moins de 15 min à pied) ; communes souhaitées (Annecy).',
  )
})
