import { expect, test } from 'vitest'
import { openedTo } from './consent-effect.ts'

const OPENINGS = [
  { role: 'REF', compartment: '7a' },
  { role: 'LSW', compartment: '7a' },
  { role: 'LSW', compartment: '6r' },
  { role: 'PMS', compartment: '13' },
] as const

test('N8 · l’effet d’un accord est celui de la matrice : ce qu’il ouvre, à qui, et rien aux autres', () => {
  expect(openedTo('landlord', OPENINGS)).toEqual([
    { compartment: '7a', roles: ['REF', 'LSW'] },
    { compartment: '6r', roles: ['LSW'] },
  ])
  expect(openedTo('department', OPENINGS)).toEqual([{ compartment: '13', roles: ['PMS'] }])
  expect(openedTo('commune', OPENINGS)).toEqual([])
})
