import { Writable } from 'node:stream'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROLES, type Role } from '#kernel/roles.ts'
import type { RouteLine } from '#platform/http/route.ts'
import { openLog } from '#platform/log/log.ts'
import { textCipher } from '#platform/protected-text/cipher.ts'
import { wholeApp, type WholeApp } from '#test/app.ts'
import { askRoute, type Inquiry, chosenRows } from '#test/asking.ts'
import {
  canaryLeaks,
  nameDisclosingWorkers,
  nameLeaks,
  type NameCanary,
} from '#test/canary-wall.ts'
import { plantCanaries, plantOtherTables, sitInCommittee, type Canary } from '#test/canary.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import { visit } from '#test/door-wall.ts'
import type { Description } from '#test/examples.ts'
import { readerOf } from '#test/facts.ts'
import { policy } from '#test/holes.ts'
import type { TestActor } from '#test/people.ts'
import { watch, type Watch } from '#test/rows-wall.ts'
import { buildWorld, type World } from '#test/world.ts'

let base: TestDatabase
let world: World
let whole: WholeApp
let inquiry: Inquiry
let walls: Watch
let canaries: readonly Canary[]
let names: readonly NameCanary[]
const logged: string[] = []
/** Routes that somebody entered: a route that answers « not found » to all proves nothing about the others. */
const entered = new Set<string>()
/** Canaries that somebody heard, as he should: without them, silence would prove nothing. */
const heard = new Set<string>()

beforeAll(async () => {
  base = await freshDatabase()
  world = await buildWorld(base.oracle)
  const cipher = textCipher(Buffer.alloc(32, 7).toString('base64'))
  canaries = (await plantCanaries(base.oracle, world, cipher)).canaries
  names = await nameDisclosingWorkers(base.oracle, world)
  for (const role of ROLES) await visit(base, world.actors[role], world.home.id)
  await plantOtherTables(base.oracle, world)
  await sitInCommittee(base.oracle, world)
  walls = await watch(base)
  const lines = new Writable({
    write(chunk: Buffer, _, done) {
      logged.push(chunk.toString('utf8'))
      done()
    },
  })
  whole = await wholeApp(base, openLog('trace', lines))
  const description = (await whole.ask(null, 'GET', '/api/openapi.json')).json<Description>()
  inquiry = { base, world, whole, description, chosen: await chosenRows(base.oracle) }
})
afterAll(async () => {
  await whole.close()
  await base.close()
})

const nameOf = ({ method, url }: RouteLine) => `${method} ${url}`
const caseLines = () => whole.lines.filter(({ roles }) => typeof roles !== 'string')
// The SIAO reads its own referrals only: its household is the one that it opened.
const homeOf = (role: Role) => (role === 'SIAO' ? world.referred : world.home)

async function saysTooMuch(
  line: RouteLine,
  actor: TestActor,
  householdId: string,
  reply: LightMyRequestResponse,
) {
  const reader = await readerOf(base.oracle, actor)
  const text = `${JSON.stringify(reply.headers)} ${reply.body}`
  for (const canary of canaries)
    if (text.toLowerCase().includes(canary.text)) heard.add(canary.text)
  const said = { reader, householdId: line.scope === 'household' ? householdId : null, text }
  return [...canaryLeaks(walls, canaries, said), ...nameLeaks(walls, names, said)].map(
    (leak) => `${nameOf(line)} : montre ${leak}`,
  )
}

// Allowed: whatever the rule says, but past the door and past the form. Not allowed: as if it did not exist.
function answersWrongly(line: RouteLine, role: Role, reply: LightMyRequestResponse): string[] {
  const { statusCode } = reply
  const isAllowed = line.roles.includes(role)
  if (!isAllowed) {
    const keys = statusCode === 404 ? Object.keys(reply.json<object>()).join() : ''
    return keys === 'code,requestId'
      ? []
      : [`${nameOf(line)} : ${String(statusCode)} à qui n’y a pas droit`]
  }
  if (statusCode !== 404) entered.add(nameOf(line))
  const isForm = statusCode === 400 && 'fields' in reply.json<object>()
  if (isForm) return [`${nameOf(line)} : l’essai n’a pas passé le formulaire, ${reply.body}`]
  const isSimple = line.method === 'GET' && !line.url.replace(':householdId', '').includes(':')
  const isGood = isSimple ? statusCode === 200 : statusCode < 500 && statusCode !== 401
  return isGood ? [] : [`${nameOf(line)} : ${String(statusCode)} à qui y a droit`]
}

async function wrongs(role: Role, lines: readonly RouteLine[]): Promise<string[]> {
  const actor = world.actors[role]
  const found: string[] = []
  for (const line of lines) {
    const householdId = homeOf(role).id
    const reply = await askRoute(inquiry, line, actor, householdId)
    found.push(...answersWrongly(line, role, reply))
    found.push(...(await saysTooMuch(line, actor, householdId, reply)))
  }
  return found
}

describe.each(ROLES)('%s', (role) => {
  test('A2 · chaque lecture répond selon le rôle, sans un mot de ce qu’il n’a pas à lire', async () => {
    const reads = caseLines().filter(({ method }) => method === 'GET')
    expect(await wrongs(role, reads)).toEqual([])
  })

  test('A1 · dans le dossier d’un autre, chaque route répond « introuvable »', async () => {
    const wrong: string[] = []
    for (const line of caseLines().filter(({ scope }) => scope === 'household')) {
      const reply = await askRoute(inquiry, line, world.actors[role], world.elsewhere.id)
      if (reply.statusCode !== 404) wrong.push(`${nameOf(line)} : ${String(reply.statusCode)}`)
      wrong.push(...(await saysTooMuch(line, world.actors[role], world.elsewhere.id, reply)))
    }
    expect(wrong).toEqual([])
  })
})

test('A2 · l’autre adulte du couple : aucune lecture ne lui montre ce qui est au premier', async () => {
  const wrong: string[] = []
  for (const line of caseLines().filter(({ method }) => method === 'GET')) {
    const reply = await askRoute(inquiry, line, world.spouse, world.home.id)
    wrong.push(...(await saysTooMuch(line, world.spouse, world.home.id, reply)))
  }
  expect(wrong).toEqual([])
})

test('A1 · sans session, chaque route demande de se connecter', async () => {
  const wrong: string[] = []
  for (const line of whole.lines.filter(({ scope }) => scope !== 'public')) {
    const reply = await askRoute(inquiry, line, null, world.home.id)
    if (reply.statusCode !== 401) wrong.push(`${nameOf(line)} : ${String(reply.statusCode)}`)
  }
  expect(wrong).toEqual([])
})

describe.each(ROLES)('%s, ensuite', (role) => {
  test('A2 · chaque écriture répond selon le rôle, sans un mot de ce qu’il n’a pas à lire', async () => {
    const writes = caseLines().filter(({ method }) => method !== 'GET')
    expect(await wrongs(role, writes)).toEqual([])
  })
})

/** They ask for what a feature alone writes in its order (a sealed text, a bare draft): its own tests go through them. */
const PROVED_ELSEWHERE: ReadonlySet<string> = new Set([
  'POST /api/households/:householdId/protected-needs/:needId/end',
  'GET /api/households/:householdId/application/pages/:documentPageId',
  'DELETE /api/committee-sessions/:committeeSessionId/items/:committeeItemId',
])

test('chaque route a été franchie par au moins un rôle', () => {
  expect(
    caseLines()
      .map(nameOf)
      .filter((name) => !entered.has(name) && !PROVED_ELSEWHERE.has(name)),
  ).toEqual([])
})

test('les textes semés sont bien dits à ceux qui ont à les lire', () => {
  const tables = new Set(
    canaries.filter(({ text }) => heard.has(text)).map(({ relation }) => relation),
  )
  expect([...tables]).toEqual(
    expect.arrayContaining(['app.person', 'app.protected_text', 'app.protection_measure']),
  )
  expect(heard.size).toBeGreaterThan(30)
})

test('un trou dans une politique s’entend dans les réponses', async () => {
  const line = caseLines().find(({ url }) => url === '/api/households/:householdId/notes')!
  const listen = async () => {
    const reply = await askRoute(inquiry, line, world.actors.LSW, world.home.id)
    return saysTooMuch(line, world.actors.LSW, world.home.id, reply)
  }
  expect(await listen()).toEqual([])
  const undo = await policy('app.protected_text', 'case_read', 'USING', 'true')(base.oracle)
  expect(await listen()).not.toEqual([])
  for (const statement of undo) await base.oracle.query(statement)
})

test('A5 · aucune ligne du journal technique ne porte un nom, une adresse ni un texte', () => {
  expect(logged.length).toBeGreaterThan(500)
  const secret = new RegExp(
    `canari|ysaline|discrétion|exemple\\.invalid|${canaries.map(({ text }) => text).join('|')}`,
    'iu',
  )
  expect(logged.filter((line) => secret.test(line))).toEqual([])
})

test('A5 · aucun courriel ne porte un texte de dossier', () => {
  const words = whole.mails.map((mail) => JSON.stringify({ ...mail, to: null }).toLowerCase())
  expect(words.filter((mail) => canaries.some(({ text }) => mail.includes(text)))).toEqual([])
})
