import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

const ROOT = '/srv/perenne'

test('S4 · sans réglage, la base embarquée et le port 8080 suffisent', () => {
  const config = readConfig({}, ROOT)
  expect(config).toMatchObject({
    port: 8080,
    host: '127.0.0.1',
    publicUrl: 'http://localhost:8080',
    dataDir: '/srv/perenne/data',
    demo: null,
    database: { kind: 'embedded' },
  })
})

test('S4 · une adresse PostgreSQL remplace la base embarquée', () => {
  const config = readConfig({ DATABASE_URL: 'postgresql://app:x@db.example:5432/perenne' }, ROOT)
  expect(config.database).toEqual({
    kind: 'external',
    url: 'postgresql://app:x@db.example:5432/perenne',
    adminUrl: null,
  })
})

test('un réglage vide compte comme absent', () => {
  expect(readConfig({ PORT: ' ', DATABASE_URL: '' }, ROOT).port).toBe(8080)
})

test('chaque réglage faux est expliqué par une phrase, sans répéter sa valeur', () => {
  const read = () =>
    readConfig({ PORT: 'quatre', DATABASE_URL: 'mysql://u:secret@h/b', TEXT_KEY: 'court' }, ROOT)
  expect(read).toThrow('PORT : un numéro de port entre 1 et 65535 est attendu.')
  expect(read).toThrow('DATABASE_URL : une adresse postgresql://')
  expect(read).toThrow('TEXT_KEY : une clé de 32 octets')
  expect(read).not.toThrow('secret')
})

test('une adresse d’administration seule est refusée', () => {
  const read = () => readConfig({ DATABASE_ADMIN_URL: 'postgresql://a@h/b' }, ROOT)
  expect(read).toThrow('DATABASE_URL')
})
