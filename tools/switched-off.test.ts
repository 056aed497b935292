import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')
const FOLDERS = ['src', 'test', 'tools', 'e2e', 'bench']
const SWITCH = /eslint-disable|@ts-(?:expect-error|ignore|nocheck)/

// Not a lint rule: a bare « eslint-disable-line » would switch that rule off with the others.
test('aucun contrôle n’est désactivé sans une phrase qui dit pourquoi', () => {
  const silent = sources().flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .map((line, rank) => ({ line, place: `${path}:${rank + 1}` }))
      .filter(({ line }) => SWITCH.test(line) && !/-- .{10,}/.test(line))
      .map(({ place }) => place),
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
