import { expect, test } from 'vitest'
import { abilitiesOf } from './abilities.ts'

const POLICIES = {
  'referral.write': { roles: ['PRE'] },
  'household.read': { roles: ['PRE', 'ALL'] },
  'account.manage': { roles: ['PRE', 'ALL', 'ADM', 'PRG'] },
} as const

test('un rôle voit ce qu’il peut faire, et rien d’autre', () => {
  expect(abilitiesOf(POLICIES, { role: 'ALL', isManager: false })).toEqual(['household.read'])
})

test('un responsable de comptes, et lui seul dans son rôle, gère les comptes', () => {
  expect(abilitiesOf(POLICIES, { role: 'PRE', isManager: true })).toContain('account.manage')
  expect(abilitiesOf(POLICIES, { role: 'PRE', isManager: false })).not.toContain('account.manage')
})

test('l’administration technique et la responsable du dispositif invitent aussi', () => {
  expect(abilitiesOf(POLICIES, { role: 'ADM', isManager: false })).toEqual(['account.manage'])
  expect(abilitiesOf(POLICIES, { role: 'PRG', isManager: false })).toEqual(['account.manage'])
})
