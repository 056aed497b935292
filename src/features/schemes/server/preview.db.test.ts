import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '#kernel/calendar.ts'
import { nextStepOf } from '#features/households/domain/next-step.ts'
import { positionOf, type PathFact } from '#features/households/domain/path.ts'
import { wholeApp, type WholeApp } from '#test/app.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import { look } from '#test/doorway.ts'
import * as people from '#test/people.ts'
import { programmeOf2014 } from '#test/scheme-rules.ts'
import type { Effects, SchemeRules } from '../contract.ts'
import { administrationPage } from './administration-sql.ts'
import { rulesPage } from './rules.ts'

let base: TestDatabase
let whole: WholeApp
let lead: people.TestActor
let schemeId: string
let today: string

// How far each household went, and how many days ago its last step began.
const PATHS: readonly (readonly [string[], number])[] = [
  [['referral-sent'], 2],
  [['referral-sent'], 2],
  [['referral-sent'], 20],
  [['referral-sent', 'eligible'], 4],
  [['referral-sent', 'eligible', 'prescriber-informed'], 1],
  [['referral-sent', 'eligible', 'prescriber-informed', 'prescriber-go'], 8],
  [['referral-sent', 'eligible', 'prescriber-informed', 'prescriber-go', 'convoked', 'decided'], 3],
]
const KEYS = [
  'decide-eligibility',
  'exchange-on-needs',
  'answer-proposal',
  'complete-application',
  'answer-offer',
] as const

beforeAll(async () => {
  base = await freshDatabase()
  whole = await wholeApp(base)
  const programme = await programmeOf2014(base.oracle)
  schemeId = programme.schemeId
  const worker = await people.actor(base.oracle, programme.organisations.get('gaia') ?? '', 'PRE')
  lead = await people.actor(base.oracle, programme.organisations.get('hsh') ?? '', 'PRG')
  for (const [kinds, daysAgo] of PATHS) {
    const { id } = await people.household(base.oracle, schemeId, worker)
    await base.oracle.query(
      `INSERT INTO milestone (household_id, kind, happened_on)
       SELECT $1, k, current_date - $3::int - (cardinality($2::text[]) - n)::int
       FROM unnest($2::text[]) WITH ORDINALITY AS u(k, n)`,
      [id, kinds, daysAgo],
    )
  }
  // A draft: the landlord does not know that it exists.
  await people.household(base.oracle, schemeId, worker)
  today = (await rules()).today
})
afterAll(async () => {
  await whole.close()
  await base.close()
})

async function rules(): Promise<SchemeRules> {
  return (await whole.ask(lead, 'GET', '/api/scheme/rules')).json<SchemeRules>()
}

/** The due date of each household's next step on a day, read straight from the tables. */
async function dueDates(day: string): Promise<Map<string, string | null>> {
  const terms = await base.oracle.query<{ key: string; value: string }>(
    `SELECT key, value FROM scheme_term WHERE scheme_id = $1 AND key LIKE 'delay.%'
       AND daterange(valid_from, valid_to) @> $2::date`,
    [schemeId, day],
  )
  const delays = Object.fromEntries(
    terms.rows.map(({ key, value }) => [key.slice('delay.'.length), Number(value)]),
  )
  const facts = await base.oracle.query<{ id: string; facts: PathFact[] }>(
    `SELECT household_id AS id, json_agg(json_build_object('kind', kind, 'happenedOn', happened_on)) AS facts
     FROM milestone GROUP BY 1`,
  )
  return new Map(
    facts.rows.map(({ id, facts }) => {
      const position = positionOf(facts, day, 3)
      return [id, nextStepOf({ position, facts, eligibilityRefused: false, delays }).dueOn]
    }),
  )
}

const CHANGE = fc.record({
  key: fc.constantFrom(...KEYS),
  value: fc.integer({ min: 0, max: 40 }),
  inDays: fc.integer({ min: -5, max: 20 }),
})

test('l’aperçu d’un délai annonce exactement ce qui arrive', async () => {
  await fc.assert(
    fc.asyncProperty(CHANGE, async ({ key, value, inDays }) => {
      await base.oracle.query(`DELETE FROM scheme_term WHERE source = 'Essai'`)
      await base.oracle.query('UPDATE scheme_term SET valid_to = NULL')
      const validFrom = addDays(today, inDays)
      const versions = (await rules()).terms.filter((term) => term.key === `delay.${key}`)
      const asked = {
        kind: 'term',
        id: randomUUID(),
        key: `delay.${key}`,
        value,
        validFrom,
        seenId: versions[versions.length - 1]?.id ?? null,
        source: 'Essai',
        reason: 'Une raison assez longue pour le passé',
      }
      const day = validFrom > today ? validFrom : today
      const before = await dueDates(day)
      const preview = await whole.ask(lead, 'POST', '/api/scheme/changes/preview', asked)
      expect(await dueDates(day)).toEqual(before)
      const done = await whole.ask(lead, 'POST', '/api/scheme/changes', asked)
      const { requestId: _, ...promised } = preview.json<Effects & { requestId?: string }>()
      const { requestId: __, ...kept } = done.json<Effects & { requestId?: string }>()
      expect(promised).toEqual(kept)
      if (done.statusCode !== 200) return

      const after = await dueDates(day)
      const moves = [...before].flatMap(([id, from]) => {
        const to = after.get(id) ?? null
        return from === to ? [] : [`${String(from)} → ${String(to)}`]
      })
      const announced = promised.steps.groups.flatMap(({ households, fromDue, toDue }) =>
        Array<string>(households).fill(`${String(fromDue)} → ${String(toDue)}`),
      )
      expect(promised.steps.moved).toBe(moves.length)
      expect(announced.sort()).toEqual(moves.sort())
    }),
    { numRuns: 25 },
  )
})

test('un aperçu ne laisse rien derrière lui', async () => {
  const count = () =>
    base.oracle.query<{ n: string }>(
      `SELECT (SELECT count(*) FROM scheme_term) || ' ' || (SELECT count(*) FROM scheme_change) || ' '
         || (SELECT count(*) FROM quota_override) AS n`,
    )
  const before = (await count()).rows
  const sectorId = (await rules()).sectors[0]?.id
  const asked = { kind: 'override', id: randomUUID(), sectorId, extraDwellings: 2, reason: 'Essai' }
  const reply = await whole.ask(lead, 'POST', '/api/scheme/changes/preview', asked)
  expect(reply.statusCode).toBe(200)
  expect((await count()).rows).toEqual(before)
})

test('les pages lisent un nombre fixe de requêtes', async () => {
  const counted = async (page: (tx: Tx, actor: Actor) => Promise<unknown>) => {
    let statements = 0
    await look(base, lead, null, (tx) => {
      const spied = tx.withPlugin({
        transformQuery: ({ node }) => {
          statements += 1
          return node
        },
        transformResult: ({ result }) => Promise.resolve(result),
      })
      return page(spied, { ...actor, today })
    })
    return statements
  }
  const actor = {
    requestId: randomUUID(),
    accountId: lead.accountId,
    accountRoleId: lead.accountRoleId,
    organisationId: lead.organisationId,
    role: lead.role,
    isManager: false,
    personIds: [],
    householdId: null,
    hasCase: false,
    secondFactorAt: null,
  }
  expect(await counted(rulesPage)).toBe(12)
  expect(await counted(administrationPage)).toBe(5)
})
