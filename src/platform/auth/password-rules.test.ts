import { describe, expect, test } from 'vitest'
import { passwordWeakness } from './password-rules.ts'

const INES = { email: 'ines.carpentier@exemple.fr', name: 'Inès Carpentier' }

test('un mot de passe de moins de douze caractères est refusé', () => {
  expect(passwordWeakness('vif-argent8', INES)).toBe('password-too-short')
})

test('un mot de passe de plus de 128 caractères est refusé', () => {
  expect(passwordWeakness('brume '.repeat(22), INES)).toBe('password-too-long')
})

describe('les mots de passe les plus répandus sont refusés', () => {
  test.each([
    'motdepasse123',
    'M0tD3P@sse2024',
    'azertyuiop123',
    'Azerty123456!',
    '123456789012',
    'aaaaaaaaaaaa',
    'chatchatchatchat',
    'Bonjour202500',
    'abcdefghijkl',
    'poiuytreza12',
    'Annecy-2025-Savoie',
  ])('%s', (password) => {
    expect(passwordWeakness(password, INES)).toBe('password-too-common')
  })
})

test('son propre nom ne protège pas', () => {
  expect(passwordWeakness('Carpentier2024', INES)).toBe('password-holds-your-name')
  expect(passwordWeakness('ines.carpentier', INES)).toBe('password-holds-your-name')
})

describe('les phrases sont acceptées, sans règle sur les signes', () => {
  test.each([
    'trois petits chats gris',
    'velo rouge sur le toit',
    'Tk9#mvQ2!xLp',
    'la tisane de mamie refroidit',
    'Lac*Neige*Pain*42',
  ])('%s', (password) => {
    expect(passwordWeakness(password, INES)).toBeNull()
  })
})
