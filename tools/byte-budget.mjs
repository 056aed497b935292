// Compressed script of the shell and of each page, read from the build's manifest; past a budget, exit code 1.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const BUILT = join(import.meta.dirname, '..', 'dist', 'web')
const SHELL_KB = 230
const PAGE_KB = 60

const manifest = JSON.parse(readFileSync(join(BUILT, '.vite', 'manifest.json'), 'utf8'))

/** Everything that a chunk needs before it runs; what it asks for later is another page. */
function filesOf(key, seen = new Set()) {
  if (seen.has(key)) return seen
  seen.add(key)
  for (const needed of manifest[key].imports ?? []) filesOf(needed, seen)
  return seen
}

const sizes = new Map()
function compressedBytes(key) {
  if (!sizes.has(key))
    sizes.set(key, gzipSync(readFileSync(join(BUILT, manifest[key].file))).length)
  return sizes.get(key)
}

function kilobytes(keys) {
  return [...keys].reduce((sum, key) => sum + compressedBytes(key), 0) / 1024
}

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry)
const shell = filesOf(entry)
const pages = Object.keys(manifest)
  .filter((key) => manifest[key].isDynamicEntry)
  .map((key) => ({
    name: key.replace(/^.*\//, '').replace(/\.tsx?$/, ''),
    weight: kilobytes([...filesOf(key)].filter((needed) => !shell.has(needed))),
  }))
  .sort((a, b) => b.weight - a.weight)

const lines = [
  { name: 'coquille', weight: kilobytes(shell), budget: SHELL_KB },
  ...pages.map((page) => ({ ...page, budget: PAGE_KB })),
]
for (const { name, weight, budget } of lines) {
  const verdict = weight > budget ? 'DÉPASSÉ' : 'tenu'
  console.log(`${weight.toFixed(1).padStart(7)} ko sur ${String(budget)} ${verdict}  ${name}`)
}
process.exitCode = lines.some(({ weight, budget }) => weight > budget) ? 1 : 0
