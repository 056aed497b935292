import { expect, test } from 'vitest'
import { toBudgetSearch } from './budget-search.ts'

const EMPTY = {
  ...{ loyer: undefined, charges: undefined, zone: undefined },
  ...{ pieces: undefined, chauffage: undefined, saisie: undefined },
}

test('une adresse garde le logement essayé, aux centimes près', () => {
  const search = { loyer: '412.505', charges: 80, zone: 2, pieces: 3, chauffage: 'individuel' }
  expect(toBudgetSearch(search)).toEqual({
    ...{ loyer: 412.51, charges: 80, zone: 2, pieces: 3 },
    ...{ chauffage: 'individuel', saisie: undefined },
  })
})

test('une adresse abîmée n’est pas refusée : ce qui ne se comprend pas est laissé', () => {
  const broken = { loyer: 'cher', charges: -3, zone: 9, pieces: 'T2', chauffage: 'gaz' }
  expect(toBudgetSearch(broken)).toEqual(EMPTY)
  expect(toBudgetSearch({ loyer: '' })).toEqual(EMPTY)
})
