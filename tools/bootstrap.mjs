// Runs on any Node from version 20 on, before anything is installed: no dependency, no TypeScript.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))

const MODULES = join(ROOT, 'node_modules')
const STAMP = join(MODULES, '.perenne-lock')
const LEAST_NODE = [24, 7]

/** Installs what the lock file says unless it is there; gives the path of the Node to run everything with. */
export function bootstrap() {
  refuseOldNode()
  installIfNeeded()
  return pinnedNode()
}

/** Ends with one sentence for the person at the keyboard. */
export function giveUp(sentence) {
  console.error(sentence)
  process.exit(1)
}

function refuseOldNode() {
  if (Number(process.versions.node.split('.')[0]) >= 20) return
  giveUp(`Node ${process.versions.node} est trop ancien : installez Node 20 ou plus récent.`)
}

function installIfNeeded() {
  const lock = readFileSync(join(ROOT, 'package-lock.json'), 'utf8')
  const hash = createHash('sha256').update(lock).digest('hex')
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return
  if (!installedTreeMatches(JSON.parse(lock))) install()
  writeFileSync(STAMP, hash)
}

// Someone who ran npm by hand already has the right tree: compare it with the lock file before
// throwing everything away.
function installedTreeMatches(lock) {
  const hidden = join(MODULES, '.package-lock.json')
  if (!existsSync(hidden)) return false
  const installed = JSON.parse(readFileSync(hidden, 'utf8')).packages
  const wanted = Object.entries(lock.packages).filter(([path]) => path !== '')
  return (
    wanted.every(([path, { version, optional }]) =>
      installed[path] ? installed[path].version === version : optional === true,
    ) && Object.keys(installed).every((path) => path in lock.packages)
  )
}

function install() {
  console.log('Installation des dépendances (une à deux minutes la première fois)…')
  const [program, ...first] = npmCommand()
  const { status } = spawnSync(
    program,
    // No install script runs: none is needed (the links of PostgreSQL are made when it starts).
    [...first, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: ROOT, stdio: 'inherit', shell: program === 'npm.cmd' },
  )
  if (status === 0) return
  giveUp(
    'L’installation des dépendances a échoué : vérifiez l’accès au registre npm, puis relancez.',
  )
}

function npmCommand() {
  const running = process.env.npm_execpath ?? ''
  if (/npm-cli\.js$/.test(running)) return [process.execPath, running]
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm']
}

function pinnedNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform
  const binary = process.platform === 'win32' ? 'node.exe' : 'node'
  const pinned = join(MODULES, `node-${system}-${process.arch}`, 'bin', binary)
  if (existsSync(pinned)) return pinned
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])) {
    return process.execPath
  }
  return giveUp(
    `Aucun Node 24 n’est fourni pour ${system} ${process.arch} : ` +
      `installez Node ${LEAST_NODE.join('.')} ou plus récent, puis relancez.`,
  )
}
