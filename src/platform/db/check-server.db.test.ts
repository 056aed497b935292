import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import { oldPostgres } from '#test/old-postgres.ts'
import { checkAdminServer, checkServer } from './check-server.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await freshDatabase()
  await database.oracle.query(`
    DROP ROLE IF EXISTS essai_bypass, essai_proprietaire;
    CREATE ROLE essai_bypass LOGIN BYPASSRLS PASSWORD 'essai';
    CREATE ROLE essai_proprietaire LOGIN NOINHERIT PASSWORD 'essai';
    GRANT perenne_owner TO essai_proprietaire`)
})

afterAll(async () => {
  await database.oracle.query('DROP ROLE essai_bypass, essai_proprietaire')
  await database.close()
})

test('S4 · le compte sans droits convient', async () => {
  expect(await checkServer(database.appUrl)).toBeNull()
})

test('un superutilisateur est refusé', async () => {
  expect(await checkServer(database.adminUrl)).toMatch(/trop de droits \(superutilisateur\)/)
})

test('un compte qui contourne la sécurité par ligne est refusé', async () => {
  expect(await checkServer(as('essai_bypass'))).toMatch(/contourne la sécurité par ligne/)
})

test('un compte qui peut devenir propriétaire des tables est refusé', async () => {
  expect(await checkServer(as('essai_proprietaire'))).toMatch(/possède des tables/)
})

test('une adresse fausse est expliquée en une phrase, sans le mot de passe', async () => {
  const nobody = new URL(as('inconnu'))
  expect(await checkServer(nobody.href)).toMatch(/mot de passe est refusé/)
  nobody.port = '9'
  const closed = await checkServer(nobody.href)
  expect(closed).toMatch(/aucun serveur n’y répond/)
  expect(closed).not.toContain('essai')
  expect(await checkServer(database.appUrl.replace(/\/perenne_test_.*/, '/absente'))).toMatch(
    /cette base n’existe pas/,
  )
})

test('un compte d’administration peut avoir tous les droits, pas une fausse adresse', async () => {
  expect(await checkAdminServer(database.adminUrl)).toBeNull()
  expect(await checkAdminServer(as('inconnu'))).toMatch(/DATABASE_ADMIN_URL n’est pas joignable/)
})

test.each([
  [14, false],
  [15, true],
])('un PostgreSQL %i est accepté : %s', async (major, accepted) => {
  const server = await oldPostgres(major)
  try {
    for (const [name, check] of [
      ['DATABASE_URL', checkServer],
      ['DATABASE_ADMIN_URL', checkAdminServer],
    ] as const) {
      expect(await check(server.url)).toBe(
        accepted
          ? null
          : `le serveur de ${name} est un PostgreSQL 14 ; il faut PostgreSQL 15 ou plus récent.`,
      )
    }
  } finally {
    await server.close()
  }
})

function as(role: string): string {
  const url = new URL(database.adminUrl)
  url.username = role
  url.password = 'essai'
  return url.href
}
