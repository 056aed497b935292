import {
  chmodSync,
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Secrets } from '../config/secrets.ts'
import { StartError } from '../config/start-error.ts'
import { handOver, runAs, type SystemUser } from './embedded-user.ts'

const MAJOR = '18'
const SETTINGS = 'perenne.conf'

/** Everything that names one embedded server on disk. */
export type Place = {
  readonly home: string
  readonly cluster: string
  readonly binaries: string
  readonly user: SystemUser
}

export type Durability = 'durable' | 'throw-away'

/** Makes the cluster unless it is there. Built beside and renamed, so a crash half-way leaves nothing behind. */
export async function ensureCluster(place: Place, secrets: Secrets): Promise<void> {
  if (existsSync(join(place.cluster, 'PG_VERSION'))) {
    refuseOtherMajor(place.cluster)
    return
  }
  removeDrafts(place.home)
  const draft = join(place.home, `postgres.draft-${process.pid}`)
  mkdirSync(draft, { mode: 0o700 })
  handOver(draft, place.user)
  await initialise(place, draft, secrets.superuserPassword)
  appendFileSync(join(draft, 'postgresql.conf'), `\ninclude '${SETTINGS}'\n`)
  renameSync(draft, place.cluster)
}

function refuseOtherMajor(cluster: string): void {
  const major = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (major === MAJOR) return
  throw new StartError(
    `la base de ${cluster} a été créée par PostgreSQL ${major}, or cette version utilise ` +
      `PostgreSQL ${MAJOR}. Restaurez une sauvegarde (voir docs/operations.md).`,
  )
}

function removeDrafts(home: string): void {
  for (const name of readdirSync(home)) {
    if (name.startsWith('postgres.draft-'))
      rmSync(join(home, name), { recursive: true, force: true })
  }
}

async function initialise(place: Place, folder: string, password: string): Promise<void> {
  const passwordFile = `${folder}.password`
  writeFileSync(passwordFile, password, { mode: 0o600 })
  handOver(passwordFile, place.user)
  // Only Linux is sure to know C.UTF-8; the order of words comes from ICU in any case.
  const locale = process.platform === 'linux' ? 'C.UTF-8' : 'C'
  const { code, output } = await runAs(place.user, join(place.binaries, 'bin', 'initdb'), [
    `--pgdata=${folder}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    `--locale=${locale}`,
    '--locale-provider=icu',
    '--icu-locale=fr',
    '--no-instructions',
  ])
  rmSync(passwordFile)
  if (code === 0) return
  rmSync(folder, { recursive: true })
  throw new StartError(`la base n’a pas pu être créée dans ${place.home} : ${lastLine(output)}`)
}

/** Last line of a program's output: the one that says what went wrong. */
export function lastLine(output: string): string {
  return output.trim().split('\n').at(-1) ?? ''
}

/** Writes the settings of this start; the file is ours, `postgresql.conf` stays as initdb wrote it. */
export function writeSettings(place: Place, port: number, durability: Durability): void {
  const path = join(place.cluster, SETTINGS)
  writeFileSync(path, settings(port, socketFolder(place), durability), { mode: 0o600 })
  chmodSync(path, 0o600)
  handOver(path, place.user)
}

/** Folder of the Unix socket, or `null` where the system has none or its path would be too long for one. */
export function socketFolder(place: Place): string | null {
  const longest = join(place.home, 'socket', '.s.PGSQL.65535.lock')
  if (process.platform === 'win32' || Buffer.byteLength(longest) > 100) return null
  const folder = join(place.home, 'socket')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  handOver(folder, place.user)
  return folder
}

function settings(port: number, socket: string | null, durability: Durability): string {
  const common = {
    listen_addresses: "'127.0.0.1'",
    port,
    unix_socket_directories: quoted(socket ?? ''),
    max_connections: 60,
    shared_buffers: durability === 'durable' ? '256MB' : '128MB',
    jit: 'off',
    // Two cores and short queries: parallel plans cost more than they give.
    max_parallel_workers_per_gather: 0,
    timezone: "'Europe/Paris'",
    lc_messages: "'C'",
    // The journal of the server keeps seven days and never a value: no statement, no detail, no parameter.
    logging_collector: 'on',
    log_filename: "'postgresql-%a.log'",
    log_rotation_age: '1d',
    log_truncate_on_rotation: 'on',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_parameter_max_length_on_error: 0,
  }
  const safety =
    durability === 'durable'
      ? { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' }
      : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
  return Object.entries({ ...common, ...safety })
    .map(([name, value]) => `${name} = ${value}\n`)
    .join('')
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
