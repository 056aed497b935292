import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { StartError } from '#platform/config/start-error.ts'
import { startEmbedded, type EmbeddedServer } from './embedded.ts'
import { forgetData, temporaryData } from './embedded-place.ts'

let dataDir: string
let server: EmbeddedServer

beforeAll(async () => {
  dataDir = temporaryData('perenne-essai-')
  server = await start()
})

afterAll(async () => {
  await server.stop()
  forgetData(dataDir)
})

test('S4 · la base embarquée garde ses données d’un démarrage à l’autre', async () => {
  await query('CREATE TABLE essai (mot text)')
  await query("INSERT INTO essai VALUES ('Évian')")
  await server.stop()
  server = await start()
  expect(server.adopted).toBe(false)
  expect(await query('SELECT mot FROM essai')).toEqual([{ mot: 'Évian' }])
})

test('elle trie en français, n’écoute que cette machine et garde ses secrets pour elle', async () => {
  const sorted = await query(
    "SELECT string_agg(mot, ' ' ORDER BY mot) AS mots FROM unnest(ARRAY['zoé','Émile','eau']) mot",
  )
  expect(sorted).toEqual([{ mots: 'eau Émile zoé' }])
  expect(await query('SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
  expect(statSync(join(server.home, 'secrets.json')).mode & 0o777).toBe(0o600)
})

test('deux commandes ne lancent jamais deux serveurs', async () => {
  const second = runElsewhere('console.log(JSON.stringify([server.shared, server.port]))')
  expect(JSON.parse(second)).toEqual([true, server.port])
  expect(await query('SELECT 1 AS un')).toEqual([{ un: 1 }])
})

test('une écriture confirmée survit à un arrêt brutal, et le serveur resté seul est repris', async () => {
  await server.stop()
  runElsewhere(`
    const client = new pg.Client(server.adminUrl)
    await client.connect()
    await client.query("INSERT INTO essai VALUES ('Thonon')")
    process.kill(process.pid, 'SIGKILL')`)
  server = await start()
  expect(server).toMatchObject({ adopted: true, shared: false })
  expect(await query('SELECT count(*)::int AS n FROM essai')).toEqual([{ n: 2 }])
})

test('un serveur tué avec l’application redémarre sur le même port', async () => {
  const { port } = server
  runElsewhere("process.kill(process.pid, 'SIGKILL')")
  process.kill(postmaster(), 'SIGKILL')
  await server.stop()
  server = await start()
  expect(server).toMatchObject({ adopted: false, port })
  expect(await query('SELECT count(*)::int AS n FROM essai')).toEqual([{ n: 2 }])
})

test('une création interrompue n’empêche pas la suivante', async () => {
  const folder = temporaryData('perenne-essai-')
  mkdirSync(join(folder, 'postgres.draft-1'))
  writeFileSync(join(folder, 'postgres.draft-1', 'PG_VERSION'), '18\n')
  const other = await start(folder)
  expect(existsSync(join(other.home, 'postgres', 'PG_VERSION'))).toBe(true)
  await other.stop()
  forgetData(folder)
})

test('un dossier de données impossible à écrire est refusé en une phrase', async () => {
  const underFile = join(dataDir, 'port', 'donnees')
  await expect(start(underFile)).rejects.toThrow(StartError)
  await expect(start(underFile)).rejects.toThrow('n’est pas accessible en écriture')
})

function start(folder = dataDir): Promise<EmbeddedServer> {
  return startEmbedded({ dataDir: folder, log: () => undefined })
}

async function query(text: string): Promise<unknown[]> {
  const client = new pg.Client(server.adminUrl)
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

function postmaster(): number {
  const file = join(server.home, 'postgres', 'postmaster.pid')
  return Number(readFileSync(file, 'utf8').split('\n')[0])
}

/** Starts or joins the same server in another process, then does `work` there. */
function runElsewhere(work: string): string {
  const script = `
    import pg from 'pg'
    import { startEmbedded } from './src/platform/db/embedded.ts'
    const server = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, log: () => undefined })
    ${work}`
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
    .stdout
}
