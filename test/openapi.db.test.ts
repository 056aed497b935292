import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { wholeApp, type WholeApp } from './app.ts'
import { freshDatabase, type TestDatabase } from './db.ts'

let base: TestDatabase
let app: WholeApp

beforeAll(async () => {
  base = await freshDatabase()
  app = await wholeApp(base)
})
afterAll(async () => {
  await app.close()
  await base.close()
})

test('la description OpenAPI 3.1 est valide pour un validateur indépendant', async () => {
  const reply = await app.ask(null, 'GET', '/api/openapi.json')
  const description = reply.json<Record<string, unknown>>()
  const outcome = await new Validator().validate(description)
  expect(outcome.errors ?? []).toEqual([])
  expect(description['openapi']).toBe('3.1.0')
})

test('chaque route déclarée y figure avec sa réponse', async () => {
  const reply = await app.ask(null, 'GET', '/api/openapi.json')
  const { paths } = reply.json<{ paths: Record<string, Record<string, { responses: object }>> }>()
  for (const { method, url } of app.lines) {
    const path = url.replaceAll(/:(\w+)/g, '{$1}')
    expect(paths[path]?.[method.toLowerCase()]?.responses, `${method} ${url}`).toHaveProperty('200')
  }
})
