import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { readSecrets, type Secrets } from '../config/secrets.ts'
import { StartError } from '../config/start-error.ts'
import { ensureCluster, socketFolder, type Durability, type Place } from './embedded-cluster.ts'
import { claim, release } from './embedded-holder.ts'
import { placeOf } from './embedded-place.ts'
import { adminUrl, adopt, answeringPort, startServer, stopServer } from './embedded-postmaster.ts'
import type { SystemUser } from './embedded-user.ts'

const PATIENCE_SECONDS = 60

export type EmbeddedServer = {
  /** Superuser: migrations and tests only. */
  readonly adminUrl: string
  readonly port: number
  readonly socketDir: string | null
  /** Folder of the cluster and of `secrets.json`; the data folder unless PostgreSQL cannot enter it. */
  readonly home: string
  readonly secrets: Secrets
  /** Account that runs PostgreSQL and owns its files; `null` when it is ours. */
  readonly ownerOfFiles: SystemUser
  /** The server was already running: left by a killed application, or held by another process. */
  readonly adopted: boolean
  /** Another living process answers for the server; `stop` then does nothing. */
  readonly shared: boolean
  stop(): Promise<void>
}

export type EmbeddedOptions = {
  readonly dataDir: string
  readonly log: (line: string) => void
  /** `throw-away` for tests: nothing survives a power cut. */
  readonly durability?: Durability
}

/** Starts the embedded PostgreSQL of a data folder, or adopts the one that already runs on it. Never two. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const place = placeOf(options.dataDir, options.log)
  for (let tenth = 0; tenth < PATIENCE_SECONDS * 10; tenth++) {
    if (claim(place.home)) return startOwn(place, options.durability ?? 'durable')
    const neighbour = await joinNeighbour(place)
    if (neighbour) return neighbour
    await pause(100)
  }
  throw new StartError(
    `une autre commande de Pérenne occupe ${place.home} et sa base ne répond pas. Arrêtez-la d’abord.`,
  )
}

async function startOwn(place: Place, durability: Durability): Promise<EmbeddedServer> {
  try {
    const secrets = readSecrets(place.home)
    await ensureCluster(place, secrets)
    const left = await adopt(place, secrets.superuserPassword)
    const port = left ?? (await startServer(place, lastPort(place.home), durability))
    writeFileSync(join(place.home, 'port'), `${port}\n`)
    const stop = async () => {
      await stopServer(place)
      release(place.home)
    }
    return { ...describe(place, port, secrets), adopted: left !== null, shared: false, stop }
  } catch (error) {
    release(place.home)
    throw error
  }
}

async function joinNeighbour(place: Place): Promise<EmbeddedServer | null> {
  if (!existsSync(join(place.home, 'secrets.json'))) return null
  const secrets = readSecrets(place.home)
  const port = await answeringPort(place, secrets.superuserPassword)
  if (port === null) return null
  const stop = () => Promise.resolve()
  return { ...describe(place, port, secrets), adopted: true, shared: true, stop }
}

function describe(place: Place, port: number, secrets: Secrets) {
  return {
    adminUrl: adminUrl(port, secrets.superuserPassword),
    port,
    socketDir: socketFolder(place),
    home: place.home,
    secrets,
    ownerOfFiles: place.user,
  }
}

function lastPort(home: string): number | null {
  const path = join(home, 'port')
  return existsSync(path) ? Number(readFileSync(path, 'utf8')) : null
}
