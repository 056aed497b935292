import { expect, test } from 'vitest'
import { openRule, toHistorySearch, toMatrixSearch, toRuleSearch } from './rule-search.ts'

test('l’adresse ouvre le volet d’un terme, d’un quota ou d’une commune', () => {
  expect(openRule({ regle: 'delay.sign-lease' })).toEqual({ kind: 'term', key: 'delay.sign-lease' })
  expect(openRule({ regle: 'commune~74268' })).toEqual({ kind: 'commune', id: '74268' })
  expect(openRule({ regle: 'depassement~a-b' })).toEqual({ kind: 'override', id: 'a-b' })
})

test.each([
  [{}],
  [{ regle: 'delay.inconnu' }],
  [{ regle: 'quota~' }],
  [{ regle: 'x~y' }],
  [{ regle: '' }],
])('une adresse qui ne veut rien dire n’ouvre rien : %o', (search) => {
  expect(openRule(toRuleSearch(search))).toBeUndefined()
})

test('une page ou un rôle mal écrits sont laissés de côté', () => {
  expect(toHistorySearch({ page: '-3' })).toEqual({ page: undefined })
  expect(toHistorySearch({ page: '2' })).toEqual({ page: 2 })
  expect(toMatrixSearch({ role: 'XX' })).toEqual({ role: undefined })
  expect(toMatrixSearch({ role: 'REF' })).toEqual({ role: 'REF' })
})
