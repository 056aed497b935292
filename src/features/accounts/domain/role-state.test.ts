import { expect, test } from 'vitest'
import { roleState } from './role-state.ts'

const TODAY = '2026-03-02'

test('un rôle attend d’être confirmé, vit, puis finit', () => {
  expect(roleState({ endsOn: null, isConfirmed: false }, TODAY)).toBe('waiting')
  expect(roleState({ endsOn: null, isConfirmed: true }, TODAY)).toBe('live')
  expect(roleState({ endsOn: '2026-03-02', isConfirmed: true }, TODAY)).toBe('live')
  expect(roleState({ endsOn: '2026-03-01', isConfirmed: true }, TODAY)).toBe('ended')
})

test('un rôle retiré le jour de son début est fini', () => {
  expect(roleState({ endsOn: '2026-03-02', isConfirmed: false }, TODAY)).toBe('ended')
})
