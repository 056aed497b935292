import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { StartError } from '../config/start-error.ts'
import { binariesFor, SHARED_HOME } from './embedded-binaries.ts'
import type { Place } from './embedded-cluster.ts'
import { canEnter, serverUser, type SystemUser } from './embedded-user.ts'

const Elsewhere = z.object({ home: z.string() })

/** Decides where the server of a data folder lives, and remembers it in the folder. */
export function placeOf(dataFolder: string, log: (line: string) => void): Place {
  const user = serverUser()
  const data = resolve(dataFolder)
  const home = homeIn(data, user)
  if (home !== data) {
    log(
      `PostgreSQL, sous le compte « ${user?.name ?? ''} », ne peut pas entrer dans ${data} : ` +
        `la base est dans ${home}.`,
    )
  }
  return { home, cluster: join(home, 'postgres'), binaries: binariesFor(user), user }
}

function homeIn(data: string, user: SystemUser): string {
  ensureWritable(data, user)
  const note = join(data, 'embedded.json')
  if (existsSync(note)) return remembered(note)
  if (canEnter(data, user)) return data
  if (existsSync(join(data, 'postgres'))) {
    throw new StartError(
      `le compte « ${user?.name ?? ''} », qui fait tourner PostgreSQL, ne peut plus entrer dans ` +
        `${data}. Rétablissez le droit de traverser les dossiers (chmod o+x).`,
    )
  }
  return settleElsewhere(data, note)
}

/** Refuses in one sentence a data folder that cannot be written. */
function ensureWritable(data: string, user: SystemUser): void {
  try {
    if (mkdirSync(data, { recursive: true }) !== undefined) {
      // Root's folder must let the account of PostgreSQL through, whatever the umask; others keep it closed.
      chmodSync(data, user ? 0o711 : 0o700)
    }
    const probe = join(data, `.write-${process.pid}`)
    writeFileSync(probe, '')
    rmSync(probe)
  } catch {
    throw new StartError(`le dossier de données ${data} n’est pas accessible en écriture.`)
  }
}

function remembered(note: string): string {
  const parsed = Elsewhere.safeParse(JSON.parse(readFileSync(note, 'utf8')))
  if (parsed.success && existsSync(parsed.data.home)) return parsed.data.home
  throw new StartError(
    `le fichier ${note} désigne une base qui n’existe plus. Supprimez-le pour repartir d’une base vide.`,
  )
}

// The random part keeps a new clone at the same path away from the database of the old one.
function settleElsewhere(data: string, note: string): string {
  const path = createHash('sha256').update(data).digest('hex').slice(0, 8)
  const home = join(SHARED_HOME, `${path}-${randomBytes(3).toString('hex')}`)
  mkdirSync(home, { recursive: true })
  chmodSync(dirname(home), 0o755)
  chmodSync(home, 0o711)
  writeFileSync(note, JSON.stringify({ home }, null, 2) + '\n')
  return home
}

/** A new data folder in the temporary folder, which the account of PostgreSQL may go through. */
export function temporaryData(prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), prefix))
  chmodSync(folder, 0o711)
  return folder
}

// A server that has just stopped may still be letting go of its last files.
const REMOVED = { recursive: true, force: true, maxRetries: 10, retryDelay: 200 } as const

/** Removes a data folder with its database, wherever this one lives. The server must be stopped. */
export function forgetData(dataFolder: string): void {
  const note = join(dataFolder, 'embedded.json')
  if (existsSync(note)) rmSync(remembered(note), REMOVED)
  rmSync(dataFolder, REMOVED)
}
