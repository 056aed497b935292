import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { communeKey, communesNamed, type NamedCommune } from './commune-names.ts'

type Line = Readonly<Record<string, string>>
const read = (name: string): Line[] =>
  parse(readFileSync(new URL(`../../../../db/reference/${name}`, import.meta.url)), {
    columns: true,
  })
const present = new Map(read('present-communes.csv').map((line) => [line['insee'], line['name']]))
const communes: readonly NamedCommune[] = read('communes.csv').map((line) => ({
  inseeThen: line['insee_then'] ?? '',
  name: line['name'] ?? '',
  officialName: line['official_name'] ?? '',
  presentName: present.get(line['insee_now']) ?? '',
  postalCode: line['postal_code'] ?? '',
}))
const codes = (name: string, postal?: string) =>
  communesNamed(communes, name, postal).map(({ inseeThen }) => inseeThen)

test.each([
  ['Evian', '74119'],
  ['ÉVIAN-LES-BAINS', '74119'],
  ['Evian les Bains', '74119'],
  ['Thonon', '74281'],
  ['thonon les bains cedex', '74281'],
  ['Chamonix', '74056'],
  ['CHAMONIX MONT BLANC', '74056'],
  ['La Balme de Sillingy', '74026'],
  ['LA BALME-DE-SILLINGY', '74026'],
  ['Ville la Grand', '74305'],
  ['Reignier-Ésery', '74220'],
  ['Faverges-Seythenex', '74123'],
  ['Annecy-le-Vieux', '74011'],
])('C3 · « %s » est la commune %s', (name, insee) => {
  expect(codes(name)).toEqual([insee])
})

test('C3 · le code postal distingue les communes déléguées d’Annecy', () => {
  expect(codes('Annecy')).toEqual(['74010'])
  expect(codes('Annecy', '74000')).toEqual(['74010'])
  expect(codes('ANNECY', '74600')).toEqual(['74268'])
  expect(codes('Annecy', '74960')).toEqual(['74093', '74182'])
})

test('une commune inconnue n’est rapprochée d’aucune', () => {
  expect(codes('Lyon')).toEqual([])
  expect(codes('Annec')).toEqual([])
})

test('accents, tirets et capitales ne changent rien', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...communes),
      fc.boolean(),
      fc.boolean(),
      (commune, upper, bare) => {
        const cased = upper
          ? commune.officialName.toUpperCase()
          : commune.officialName.toLowerCase()
        const written = bare ? cased.normalize('NFD').replace(/\p{Diacritic}/gu, '') : cased
        expect(communeKey(written.replaceAll('-', ' '))).toBe(communeKey(commune.officialName))
        expect(codes(written)).toContain(commune.inseeThen)
      },
    ),
  )
})
