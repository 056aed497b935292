import { expect, test } from 'vitest'
import { localPath } from './local-path.ts'

test('une page du site peut être reprise après la connexion', () => {
  for (const path of ['/', '/menages', '/menages?phase=2&tri=nom', '/menages/a1#journal']) {
    expect(localPath(path)).toBe(path)
  }
})

test('une adresse qui sortirait du site est ignorée', () => {
  for (const path of [
    '//ailleurs.example',
    '/\\ailleurs.example',
    '/\t/ailleurs.example',
    'https://ailleurs.example',
    'javascript:alert(1)',
    'menages',
    '',
    12,
    undefined,
  ]) {
    expect(localPath(path)).toBeUndefined()
  }
})
