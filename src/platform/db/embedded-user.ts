import { spawn, spawnSync } from 'node:child_process'
import { chownSync } from 'node:fs'
import { StartError } from '../config/start-error.ts'

/** The account that runs PostgreSQL; `null` when it is simply ours. */
export type SystemUser = {
  readonly name: string
  readonly uid: number
  readonly gid: number
} | null

export type Outcome = { readonly code: number; readonly output: string }

const OWN_ACCOUNT = 'perenne'

/** PostgreSQL refuses to run as root: root hands it over to `postgres`, else to an account made for it. */
export function serverUser(): SystemUser {
  if (process.getuid?.() !== 0) return null
  return lookUp('postgres') ?? lookUp(OWN_ACCOUNT) ?? createAccount()
}

function lookUp(name: string): SystemUser {
  const uid = idOf('-u', name)
  const gid = idOf('-g', name)
  return uid === null || gid === null ? null : { name, uid, gid }
}

function idOf(flag: '-u' | '-g', name: string): number | null {
  const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' })
  return status === 0 ? Number(stdout.trim()) : null
}

function createAccount(): SystemUser {
  spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/bin/false', OWN_ACCOUNT])
  const user = lookUp(OWN_ACCOUNT)
  if (user) return user
  throw new StartError(
    'PostgreSQL refuse de tourner sous root et aucun compte système n’a pu être créé. ' +
      'Lancez Pérenne sous un compte ordinaire, ou créez un compte « postgres ».',
  )
}

/** Gives a file or folder to the account that runs PostgreSQL. */
export function handOver(path: string, user: SystemUser): void {
  if (user) chownSync(path, user.uid, user.gid)
}

/** Tells whether that account can enter a folder; asked to the system itself, which also knows the ACLs. */
export function canEnter(folder: string, user: SystemUser): boolean {
  if (!user) return true
  const { uid, gid } = user
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { uid, gid, cwd: '/' }).status === 0
}

/** Runs a program of PostgreSQL to its end, under its account. */
export function runAs(
  user: SystemUser,
  program: string,
  args: readonly string[],
): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      ...(user ? { uid: user.uid, gid: user.gid, cwd: '/' } : {}),
      env: neutralEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    })
    let output = ''
    child.stdout.on('data', (text: Buffer) => (output += text.toString()))
    child.stderr.on('data', (text: Buffer) => (output += text.toString()))
    child.on('error', (error) => resolve({ code: -1, output: error.message }))
    // Not `close`: a server started by pg_ctl may keep the pipes open for ever.
    child.on('exit', (code) => resolve({ code: code ?? -1, output: output.trim() }))
  })
}

// PGDATA, PGPORT or LANG of the terminal must not reach a server that is ours alone.
function neutralEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name))
  return { ...Object.fromEntries(kept), LC_ALL: 'C' }
}
