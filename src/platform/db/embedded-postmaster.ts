import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { StartError } from '../config/start-error.ts'
import { lastLine, writeSettings, type Durability, type Place } from './embedded-cluster.ts'
import { stateOf } from './embedded-holder.ts'
import { runAs } from './embedded-user.ts'

type Postmaster = { readonly pid: number; readonly port: number; readonly status: string }

const RECOVERY_SECONDS = 120

/** What `postmaster.pid` says of a server that is really there; a stale file is removed on the way. */
function livePostmaster(place: Place): Postmaster | null {
  const path = join(place.cluster, 'postmaster.pid')
  if (!existsSync(path)) return null
  const lines = readFileSync(path, 'utf8').split('\n')
  const pid = Math.abs(Number(lines[0]))
  const state = stateOf(pid)
  // Gone is PostgreSQL's own business: it checks that no orphan still writes, then takes over. It would
  // wait for ever on a number that is still taken by a dead process or by somebody else.
  if (state === 'dead' || (state === 'running' && !isPostgres(pid))) rmSync(path)
  if (state !== 'running' || !existsSync(path)) return null
  return { pid, port: Number(lines[3]), status: (lines[7] ?? '').trim() }
}

function isPostgres(pid: number): boolean {
  const command = `/proc/${pid}/cmdline`
  return existsSync(command) ? readFileSync(command, 'utf8').includes('postgres') : true
}

/** Port of the server of this place when one runs and answers, else `null`. */
export async function answeringPort(place: Place, password: string): Promise<number | null> {
  const found = livePostmaster(place)
  if (found?.status !== 'ready') return null
  return (await answersFor(place, found.port, password)) ? found.port : null
}

/** Port of a server that a killed application left behind. One that does not come round is stopped. */
export async function adopt(place: Place, password: string): Promise<number | null> {
  for (let tenth = 0; tenth < RECOVERY_SECONDS * 10; tenth++) {
    const left = livePostmaster(place)
    if (!left) return null
    const port = await answeringPort(place, password)
    if (port !== null) return port
    // Ready and deaf after five seconds: not recovering, broken.
    if (left.status === 'ready' && tenth > 50) break
    await pause(100)
  }
  await runAs(place.user, join(place.binaries, 'bin', 'pg_ctl'), [
    ...['stop', '-D', place.cluster, '-m', 'immediate', '-w', '-t', '30'],
  ])
  return null
}

async function answersFor(place: Place, port: number, password: string): Promise<boolean> {
  const client = new pg.Client({ ...admin(port, password), connectionTimeoutMillis: 2000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ data_directory: string }>('show data_directory')
    return realpathSync(rows[0]?.data_directory ?? '/') === realpathSync(place.cluster)
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '28P01') throw wrongSecrets(place)
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

function wrongSecrets(place: Place): StartError {
  return new StartError(
    `le fichier ${join(place.home, 'secrets.json')} ne correspond pas à la base de ${place.cluster}.`,
  )
}

function admin(port: number, password: string) {
  return { host: '127.0.0.1', port, user: 'postgres', password, database: 'postgres' }
}

/** Address of the superuser: migrations and tests only, the application never holds it. */
export function adminUrl(port: number, password: string): string {
  return `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`
}

/** Starts the server on the port of last time, or on another when somebody took it. */
export async function startServer(
  place: Place,
  lastPort: number | null,
  durability: Durability,
): Promise<number> {
  // A socket left by a killed server carries the number of a process that may live again as another.
  rmSync(join(place.home, 'socket'), { recursive: true, force: true })
  let outcome = { code: -1, output: '' }
  for (const wanted of [lastPort ?? 0, lastPort ?? 0, 0]) {
    const port = await freePort(wanted)
    writeSettings(place, port, durability)
    outcome = await runAs(place.user, join(place.binaries, 'bin', 'pg_ctl'), [
      ...['start', '-D', place.cluster, '-w', '-t', String(RECOVERY_SECONDS), '-s'],
      ...['-l', join(place.cluster, 'startup.log')],
    ])
    if (outcome.code === 0) return port
    // Orphans of a server that was killed need a moment to notice and leave.
    await pause(500)
  }
  throw new StartError(
    `PostgreSQL n’a pas démarré (${lastLine(outcome.output)}). ` +
      `Le détail est dans ${join(place.cluster, 'startup.log')} et dans le dossier log voisin.`,
  )
}

/** Stops the server: running transactions are rolled back, acknowledged ones are on disk. */
export async function stopServer(place: Place): Promise<void> {
  await runAs(place.user, join(place.binaries, 'bin', 'pg_ctl'), [
    ...['stop', '-D', place.cluster, '-m', 'fast', '-w', '-t', '60', '-s'],
  ])
}

function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error) => (wanted === 0 ? reject(error) : resolve(freePort(0))))
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}
