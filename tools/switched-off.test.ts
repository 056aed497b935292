import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')
const FOLDERS = ['src', 'test', 'tools', 'e2e', 'bench']
/** The switch and what follows it, to the end of its line or of its block. */
const SWITCH =
  /\/\*\s*eslint-disable[^*]*\*\/|\/\/\s*(?:eslint-disable|@ts-(?:expect-error|ignore|nocheck)).*/g

// Not a lint rule: a bare « eslint-disable-line » would switch that rule off with the others.
test('aucun contrôle n’est désactivé sans une phrase qui dit pourquoi', () => {
  const silent = sources().flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(SWITCH)]
      .filter(([comment]) => !/--\s+\S.{9,}/.test(comment))
      .map(({ index }) => `${path}, caractère ${index}`),
  )
  expect(silent).toEqual([])
})

function sources(): string[] {
  return FOLDERS.flatMap((folder) => filesIn(join(ROOT, folder))).filter(
    (path) => /\.(ts|tsx|mjs)$/.test(path) && path !== import.meta.filename,
  )
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((n) => join(folder, n))
  } catch {
    return []
  }
}
