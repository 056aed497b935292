import { afterAll, beforeAll, expect, test } from 'vitest'
import { textCipher } from '#platform/protected-text/cipher.ts'
import { wholeApp, type WholeApp } from '#test/app.ts'
import { bodyOf, type Inquiry, chosenRows } from '#test/asking.ts'
import { plantCanaries } from '#test/canary.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import type { Description } from '#test/examples.ts'
import { buildWorld, type World } from '#test/world.ts'

let base: TestDatabase
let world: World
let whole: WholeApp
let inquiry: Inquiry

beforeAll(async () => {
  base = await freshDatabase()
  world = await buildWorld(base.oracle)
  await plantCanaries(base.oracle, world, textCipher(Buffer.alloc(32, 7).toString('base64')))
  whole = await wholeApp(base)
  const description = (await whole.ask(null, 'GET', '/api/openapi.json')).json<Description>()
  inquiry = { base, world, whole, description, chosen: await chosenRows(base.oracle) }
})
afterAll(async () => {
  await whole.close()
  await base.close()
})

// Invented, and written as people write it.
const NUMBERS = ['1 85 05 74 010 123 45', '185057401012345']

/** Chosen from a list that the database holds: nothing else is kept there. */
const CHOSEN = ['financing', 'commune']

/** Every place of a body where a person types words, as the keys that lead there. */
function textPlaces(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value === 'string') return [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => textPlaces(inner, [...path, key]))
}

function replaced(value: unknown, [key, ...rest]: readonly string[], text: string): unknown {
  if (key === undefined) return text
  const copy = (
    Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }
  ) as Record<string, unknown>
  copy[key] = replaced(copy[key], rest, text)
  return copy
}

test('A16 · un numéro de sécurité sociale est refusé dans chaque champ de chaque formulaire', async () => {
  const accepted: string[] = []
  let tried = 0
  for (const line of whole.lines.filter(
    ({ method, roles }) => method !== 'GET' && typeof roles !== 'string',
  )) {
    const body = bodyOf(inquiry, line, world.home.id)
    const role = typeof line.roles === 'string' ? undefined : line.roles[0]
    if (body === undefined || role === undefined) continue
    for (const place of textPlaces(body).filter((keys) => !CHOSEN.includes(keys.at(-1) ?? ''))) {
      for (const number of NUMBERS) {
        tried += 1
        const url = line.url
          .replace(':householdId', world.home.id)
          .replaceAll(/:\w+/gu, world.home.persons[0]!)
        const reply = await whole.ask(
          world.actors[role],
          line.method,
          url,
          replaced(body, place, number),
        )
        const isRefused = reply.statusCode === 400 && place.join('.') in (reply.json().fields ?? {})
        if (!isRefused) accepted.push(`${line.method} ${line.url} : ${place.join('.')} (${number})`)
      }
    }
  }
  expect(tried).toBeGreaterThan(50)
  expect(accepted).toEqual([])
})
