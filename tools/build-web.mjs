import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './bootstrap.mjs'
import { runAside } from './child.mjs'

const STAMP = join(ROOT, 'dist', 'web', '.sources')
const VITE = 'node_modules/vite/bin/vite.js'

/** Builds the pages unless they already come from these sources; gives the exit code. */
export async function buildWeb(node) {
  const hash = hashOfSources()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return 0
  console.log('Construction des pages…')
  const { code, output } = await runAside(node, [VITE, 'build', '--logLevel', 'warn'])
  if (output) console.log(output)
  if (code === 0) writeFileSync(STAMP, hash)
  return code
}

// Everything that a page may import: the shell, the features without their server, and what both share.
function hashOfSources() {
  const hash = createHash('sha256')
  const files = ['src/web', 'src/features', 'src/kernel', 'src/algorithms'].flatMap(sourcesIn)
  for (const path of ['package-lock.json', 'vite.config.ts', ...files]) {
    hash.update(path).update(readFileSync(join(ROOT, path)))
  }
  return hash.digest('hex')
}

function sourcesIn(folder) {
  if (!existsSync(join(ROOT, folder))) return []
  return readdirSync(join(ROOT, folder), { recursive: true })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => !/\/server\/|\.test\.ts$|\.md$/.test(path))
    .filter((path) => statSync(join(ROOT, path)).isFile())
    .sort()
}
