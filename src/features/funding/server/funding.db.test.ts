import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROLES, type Role } from '#kernel/roles.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import { wholeApp, type WholeApp } from '#test/app.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import { look } from '#test/doorway.ts'
import * as facts from '#test/funding-facts.ts'
import * as people from '#test/people.ts'
import { programmeOf2014 } from '#test/scheme-rules.ts'
import type { FundingCaps, FundingLines, FundingPage, FundingRow } from '../contract.ts'
import { fundingCaps } from './caps.ts'
import { fundingLines } from './lines.ts'
import { fundingPage } from './page.ts'

let base: TestDatabase
let whole: WholeApp
let schemeId: string
let lead: people.TestActor
let state: people.TestActor
let referent: people.TestActor
let workers: Record<'aries' | 'gaia' | 'annecy' | 'bartavelles', people.TestActor>
const households: people.TestHousehold[] = []

beforeAll(async () => {
  base = await freshDatabase()
  whole = await wholeApp(base)
  const programme = await programmeOf2014(base.oracle)
  schemeId = programme.schemeId
  const at = (key: string) => programme.organisations.get(key) ?? ''
  const actor = (key: string, role: Role) => people.actor(base.oracle, at(key), role)
  lead = await actor('hsh', 'PRG')
  referent = await actor('hsh', 'REF')
  state = await actor('ddets', 'ST')
  workers = {
    aries: await actor('aries', 'PRE'),
    gaia: await actor('gaia', 'PRE'),
    annecy: await actor('annecy', 'PRE'),
    bartavelles: await actor('bartavelles', 'PRE'),
  }
  const openers = [workers.aries, workers.gaia, workers.annecy, workers.bartavelles]
  for (let index = 0; index < 12; index += 1) {
    const opener = openers[index % openers.length] ?? workers.aries
    const household = await people.household(base.oracle, schemeId, opener)
    households.push(household)
    // The lead is on every file but the last two.
    if (index < 10)
      await people.assignment(base.oracle, household.id, lead, { reach: 'organisation' })
    await people.assignment(base.oracle, household.id, referent, { signed: true })
  }
  await arrange()
})
afterAll(async () => {
  await whole.close()
  await base.close()
})

const household = (index: number): people.TestHousehold =>
  households[index] ?? { id: '', persons: [] }

/** Twelve housed, three of them sliding; five assessments by Annecy; supports by four operators. */
async function arrange(): Promise<void> {
  const { oracle } = base
  for (let index = 0; index < 12; index += 1) {
    const tenant = [0, 4, 8].includes(index) ? { tenant: workers.aries.organisationId } : {}
    const signed = 250 - 20 * index
    await facts.lease(oracle, household(index), referent, {
      ...{ signed, ...tenant },
      ...(index < 11 ? { keys: signed - 6 } : {}),
      ...(index === 0 ? { glided: 100 } : {}),
    })
  }
  for (let index = 0; index < 5; index += 1) {
    const started = 230 - 30 * index
    const finished = index < 4 ? started - 21 : null
    await facts.assessment(oracle, household(index), workers.annecy, { started, finished })
  }
  await facts.assessment(oracle, household(6), workers.aries, { started: 200, finished: 180 })
  const operators = Object.values(workers)
  for (let index = 0; index < 12; index += 1) {
    const by = operators[index % 4] ?? workers.aries
    await facts.support(oracle, household(index), by, { started: 240 - 20 * index, months: 12 })
  }
  await oracle.query(
    `INSERT INTO support_envelope (id, scheme_id, operator_organisation_id, households, valid_from, source)
     SELECT gen_random_uuid(), id, $2, 13, starts_on, 'test' FROM scheme WHERE id = $1`,
    [schemeId, workers.aries.organisationId],
  )
}

async function ask<T>(who: people.TestActor, url: string): Promise<T> {
  const reply = await whole.ask(who, 'GET', url)
  if (reply.statusCode !== 200) throw new Error(`${url} ${reply.body}`)
  return reply.json<T>()
}
const pageOf = (who: people.TestActor, query = '') => ask<FundingPage>(who, `/api/funding${query}`)
const rowOf = ({ rows }: FundingPage, key: string): FundingRow | undefined =>
  rows.find((row) => row.key === key)

/** The same amounts by another way: day after day, in the database, rounded measure by measure. */
const DAY_BY_DAY = `
  WITH measure AS (
    SELECT 'support:' || m.operator_organisation_id AS row, m.id, m.starts_on AS first_day,
      COALESCE(m.ended_on, m.planned_end_on) AS last_day,
      (SELECT p.amount_cents FROM scheme_price p JOIN organisation o ON o.id = m.operator_organisation_id
        WHERE p.line = 'support' AND p.operator_organisation_id = o.id
          OR p.line = 'support' AND p.operator_kind = o.kind) AS price
    FROM support_measure m
    UNION ALL
    SELECT 'adapted-management', l.id, k.day, least(l.ended_on, k.day + interval '12 months')::date - 1, 130000
    FROM lease l CROSS JOIN LATERAL (SELECT COALESCE(l.keys_on, current_date + 1) AS day) k
    UNION ALL
    SELECT 'sliding-lease-aid', l.id, l.signed_on,
      COALESCE(least(l.glided_on, l.ended_on), l.signed_on + interval '12 months')::date - 1, 240000
    FROM lease l WHERE l.kind = 'sliding'
  ), amount AS (
    SELECT m.row, m.id, round(sum(y.cents) FILTER (WHERE d <= current_date)) AS spent, round(sum(y.cents)) AS committed
    FROM measure m
    CROSS JOIN LATERAL generate_series(m.first_day, m.last_day, interval '1 day') d
    CROSS JOIN LATERAL (SELECT extract(year FROM age(d, m.first_day))::int AS number) n
    CROSS JOIN LATERAL (SELECT m.price::numeric / ((m.first_day + make_interval(years => n.number + 1))::date
      - (m.first_day + make_interval(years => n.number))::date) AS cents) y
    WHERE m.price IS NOT NULL GROUP BY 1, 2
  )
  SELECT row, sum(spent)::int AS spent, sum(committed)::int AS committed FROM amount GROUP BY 1`

describe('les montants', () => {
  test('Q1 · la page dit les mêmes montants qu’un calcul jour après jour fait par la base', async () => {
    const page = await pageOf(lead)
    const { rows } = await base.oracle.query<{ row: string; spent: number; committed: number }>(
      DAY_BY_DAY,
    )
    const shown = rows.map(({ row }) => {
      const kind = row === `support:${workers.annecy.organisationId}` ? 'support:commune' : row
      const found = rowOf(page, kind)
      return { row, spent: found?.spentCents, committed: found?.committedCents }
    })
    expect(rows).toHaveLength(5)
    expect(shown).toEqual(rows)
    expect(rowOf(page, 'assessment')).toMatchObject({
      ...{ spentCents: 4 * 380_00, committedCents: 5 * 380_00, households: 5 },
    })
    const spent = page.rows.reduce((sum, row) => sum + row.spentCents, 0)
    expect(page.totals.spentCents).toBe(spent)
  })

  test('Q1 · la ligne s’explique : ses sommes, puis ses ménages, font son montant', async () => {
    const page = await pageOf(lead)
    for (const row of page.rows) {
      const lines = await ask<FundingLines>(lead, `/api/funding/lines?row=${row.key}`)
      const spent = lines.rows.reduce((sum, line) => sum + line.spentCents, 0)
      const running = lines.rows.reduce((sum, line) => sum + line.runningCents, 0)
      expect([spent, spent + running]).toEqual([row.spentCents, row.committedCents])
      expect(row.spent.reduce((sum, one) => sum + one.cents, 0)).toBe(row.spentCents)
    }
  })

  test('Q3 · deux périodes qui se suivent font le tout, au centime', async () => {
    const { scheme, totals } = await pageOf(lead)
    const year = Number(scheme.startsOn.slice(0, 4))
    const amounts = []
    for (let one = year; one < year + 5; one += 1)
      amounts.push(
        (await pageOf(lead, `?from=${String(one)}-01-01&to=${String(one)}-12-31`)).totals,
      )
    for (const key of ['spentCents', 'committedCents', 'forecastCents'] as const)
      expect(amounts.reduce((sum, amount) => sum + amount[key], 0)).toBe(totals[key])
    const reply = await whole.ask(lead, 'GET', '/api/funding?from=2027-01-01&to=2026-01-01')
    expect(reply.json()).toMatchObject({ fields: { to: 'dates-out-of-order' } })
  })

  test('Q2 · les partenaires sans prix sont à 0 € ; l’année pleine va de 100 760 € à 150 260 €', async () => {
    const page = await pageOf(lead)
    expect(page.bracket).toMatchObject({ lowCents: 100_760_00, highCents: 150_260_00 })
    expect(page.unpriced.map(({ line, households }) => [line, households])).toEqual([
      ['assessment', 1],
      ['support', 3],
    ])
    expect(page.toCome).toMatchObject({ households: 18, withoutEnvelope: 8, missing: 0 })
    expect(page.scheme).toMatchObject({ months: 24, lastMonth: 39 })
    expect(rowOf(page, 'adapted-management')).toMatchObject({ forecastCents: 39_000_00 })
  })
})

describe('qui lit quoi', () => {
  test('R4 · le responsable et l’État lisent les mêmes montants, l’État sans aucun ménage', async () => {
    const theirs = await pageOf(state)
    const { abilities, ...mine } = await pageOf(lead)
    expect(abilities).toEqual(['envelope.set', 'lines.read'])
    expect(theirs).toEqual({ ...mine, abilities: [] })
    const row = theirs.rows[0]?.key ?? ''
    expect((await whole.ask(state, 'GET', `/api/funding/lines?row=${row}`)).statusCode).toBe(404)
    const { caps } = await ask<FundingCaps>(state, '/api/funding/caps')
    expect(caps.flatMap(({ holders }) => holders)).toEqual([])
    expect(caps.map(({ used, unnamed }) => [used, unnamed])).toEqual([
      [5, 5],
      [3, 3],
      [12, 12],
    ])
  })

  test('C4 · qui tient les places : le numéro du dossier et l’opérateur, pour qui lit ce dossier', async () => {
    const { caps } = await ask<FundingCaps>(lead, '/api/funding/caps')
    const { rows } = await base.oracle.query<{ number: string }>(
      'SELECT file_number AS number FROM household WHERE id = ANY ($1) ORDER BY array_position($1, id)',
      [[0, 4, 8].map((index) => household(index).id)],
    )
    const sliding = caps.find(({ line }) => line === 'sliding-lease-aid')
    expect(sliding).toMatchObject({ limit: 4, used: 3, left: 1, unnamed: 0 })
    expect(sliding?.holders).toEqual(
      rows.map(({ number }) => ({ fileNumber: number, operatorName: 'ARIES' })),
    )
    expect(caps.find(({ line }) => line === 'assessment')?.months).toHaveLength(39)
    // The journal says whose number was shown.
    const logged = await base.oracle.query<{ ids: string[] }>(
      `SELECT listed_household_ids AS ids FROM access_log
       WHERE account_id = $1 AND outcome = 'listed' ORDER BY id DESC LIMIT 1`,
      [lead.accountId],
    )
    expect(logged.rows[0]?.ids).toHaveLength(new Set([0, 4, 8, 1, 2, 3]).size)
  })

  test('un ménage que le responsable ne connaît pas reste un montant sans numéro', async () => {
    const { rows } = await ask<FundingLines>(lead, '/api/funding/lines?row=adapted-management')
    expect(rows).toHaveLength(12)
    expect(rows.filter(({ fileNumber }) => fileNumber === null)).toHaveLength(2)
  })

  test('un opérateur ne lit que ses lignes, et rien de ce qui est à venir', async () => {
    const all = await pageOf(lead)
    const mine = await pageOf(workers.aries)
    expect(mine).toMatchObject({ reach: 'own', bracket: null, unpriced: [{ line: 'assessment' }] })
    const key = `support:${workers.aries.organisationId}`
    expect(mine.rows.map((row) => row.key)).toEqual([key, 'sliding-lease-aid'])
    for (const row of mine.rows) {
      expect(row.expected).toEqual([])
      expect(row.spentCents).toBe(rowOf(all, row.key)?.spentCents)
    }
    const { caps } = await ask<FundingCaps>(workers.gaia, '/api/funding/caps')
    expect(caps.map(({ line, left, holders, months }) => [line, left, holders, months])).toEqual([
      ['assessment', 2, [], []],
      ['sliding-lease-aid', 1, [], []],
    ])
    const others = await ask<FundingLines>(workers.gaia, `/api/funding/lines?row=${key}`)
    expect(others).toEqual({ rows: [], total: 0 })
  })

  test('les autres rôles n’ont ni la page ni une ligne, quoi qu’ils demandent à la base', async () => {
    for (const role of ROLES.filter((one) => !['PRG', 'ST', 'PRE', 'HH'].includes(one))) {
      const who = await people.actor(base.oracle, lead.organisationId, role)
      expect((await whole.ask(who, 'GET', '/api/funding')).statusCode, role).toBe(404)
      expect((await whole.ask(who, 'GET', '/api/funding/caps')).statusCode, role).toBe(404)
      const seen = await look(base, who, null, async (tx) => {
        const reads = ['lines', 'prices', 'places'].map(
          (name) => sql`SELECT 1 FROM ${sql.id('app_private', `funding_${name}`)}(${schemeId})`,
        )
        const found = []
        for (const read of reads) found.push(...(await read.execute(tx)).rows)
        found.push(...(await tx.selectFrom('supportEnvelope').select('id').execute()))
        return found
      })
      expect(seen, role).toEqual([])
    }
  })

  test('sans le compartiment 16 déclaré, le responsable lui-même ne lit rien', async () => {
    const seen = await look(
      base,
      lead,
      null,
      (tx) => sql`SELECT 1 FROM app_private.funding_lines(${schemeId})`.execute(tx),
      ['1', '1r'],
    )
    expect(seen.rows).toEqual([])
  })
})

test('les pages lisent un nombre fixe de requêtes, quel que soit le nombre de ménages', async () => {
  const counted = async (page: (tx: Tx, actor: Actor) => Promise<unknown>) => {
    let statements = 0
    const seen = () => (statements += 1)
    await look(base, lead, null, (tx) => page(counting(tx, seen), asActorOf(lead)))
    return statements
  }
  expect(await counted((tx, actor) => fundingPage(tx, actor, {}))).toBe(2)
  expect(await counted(fundingCaps)).toBe(4)
  const query = { row: 'adapted-management', page: 1 }
  expect(await counted((tx, actor) => fundingLines(tx, actor, query))).toBe(4)
})

function counting(tx: Tx, seen: () => void): Tx {
  return tx.withPlugin({
    transformQuery({ node }) {
      seen()
      return node
    },
    transformResult: ({ result }) => Promise.resolve(result),
  })
}

function asActorOf({ sessionId: _, ...who }: people.TestActor): Actor {
  return {
    ...{ ...who, requestId: randomUUID(), isManager: false, personIds: [], householdId: null },
    ...{ hasCase: false, today: new Date().toISOString().slice(0, 10), secondFactorAt: null },
  }
}

describe('les plafonds', () => {
  // The rule stands in the table itself: a lease that is signed otherwise meets it too.
  function signSliding(index: number) {
    return base.oracle.query(
      `UPDATE lease SET kind = 'sliding', tenant_organisation_id = $2 WHERE household_id = $1`,
      [household(index).id, workers.gaia.organisationId],
    )
  }

  test('C4 · le cinquième ménage en bail glissant est refusé, avec la règle', async () => {
    expect((await signSliding(5)).rowCount).toBe(1)
    await expect(signSliding(6)).rejects.toThrow('sliding-leases-all-taken')
    const page = await pageOf(lead)
    expect(rowOf(page, 'sliding-lease-aid')).toMatchObject({ households: 4, beyondCap: 0 })
    const { rows } = await base.oracle.query(
      `SELECT key, used::int FROM app_private.cap_facts($1) ORDER BY key`,
      [schemeId],
    )
    expect(rows).toEqual([
      { key: 'cap.assessments', used: 5 },
      { key: 'cap.sliding-leases', used: 4 },
      { key: 'target.households', used: 12 },
    ])
  })

  test('C4 · un ménage déjà aidé peut signer un second bail glissant : il garde sa place', async () => {
    await base.oracle.query(
      'UPDATE lease SET ended_on = current_date - 90 WHERE household_id = $1',
      [household(4).id],
    )
    await facts.lease(base.oracle, household(4), referent, {
      ...{ signed: 80, keys: 79, tenant: workers.gaia.organisationId },
    })
    const { caps } = await ask<FundingCaps>(lead, '/api/funding/caps')
    expect(caps.find(({ line }) => line === 'sliding-lease-aid')).toMatchObject({
      ...{ used: 4, left: 0, beyond: 0 },
    })
  })

  test('C4 · le huitième diagnostic d’une commune est fait, et n’est pas payé', async () => {
    for (const index of [5, 6, 7])
      await facts.assessment(base.oracle, household(index), workers.annecy, {
        ...{ started: 20, finished: 10 },
      })
    const row = rowOf(await pageOf(lead), 'assessment')
    expect(row).toMatchObject({ spentCents: 7 * 380_00, committedCents: 7 * 380_00, beyondCap: 1 })
    const { caps } = await ask<FundingCaps>(lead, '/api/funding/caps')
    expect(caps.find(({ line }) => line === 'assessment')).toMatchObject({
      used: 7,
      left: 0,
      beyond: 1,
    })
  })
})

describe('les enveloppes', () => {
  const set = (who: people.TestActor, over: object) =>
    whole.ask(who, 'POST', '/api/funding/envelopes', {
      id: randomUUID(),
      ...{ operatorId: workers.aries.organisationId, operatorKind: null, households: 14 },
      ...{ source: 'Comité de pilotage', reason: 'Un ménage de plus chez ARIES' },
      ...over,
    })

  test('le responsable change une enveloppe avec un motif ; la précédente garde ses dates', async () => {
    expect((await set(lead, {})).statusCode).toBe(200)
    const row = rowOf(await pageOf(lead), `support:${workers.aries.organisationId}`)
    expect(row?.ceiling).toMatchObject({ basis: 'envelope', count: 14, cents: 14 * 3_300_00 })
    const { rows } = await base.oracle.query(
      `SELECT households, valid_to = current_date AS closed FROM support_envelope
       WHERE operator_organisation_id = $1 ORDER BY valid_from`,
      [workers.aries.organisationId],
    )
    expect(rows).toEqual([
      { households: 13, closed: true },
      { households: 14, closed: null },
    ])
  })

  test('une enveloppe ne descend pas sous ce qui est commencé, ni pour un partenaire sans prix', async () => {
    const rule = async (over: object) => (await set(lead, over)).json<{ rule?: string }>().rule
    expect(await rule({ households: 2 })).toBe('below-what-is-used')
    expect(await rule({ households: 14 })).toBe('nothing-changes')
    const operatorId = workers.bartavelles.organisationId
    expect(await rule({ operatorId })).toBe('operator-without-price')
    expect((await set(lead, { reason: ' ' })).json()).toMatchObject({
      fields: { reason: 'required' },
    })
    expect((await set(workers.aries, {})).statusCode).toBe(404)
    expect((await set(state, {})).statusCode).toBe(404)
  })
})
