import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, addMonths, daysBetween } from '#kernel/calendar.ts'
import type { Role } from '#kernel/roles.ts'
import type { FundingPage } from '#features/funding/contract.ts'
import { positionOf } from '#features/households/domain/path.ts'
import type { IndicatorEdition, ProgrammeOverview } from '#features/reporting/contract.ts'
import { nextQuarter } from '#features/reporting/domain/indicators.ts'
import { freezeEditions } from '#features/reporting/server/freeze.ts'
import type { SchemeRules } from '#features/schemes/contract.ts'
import { textCipher } from '#platform/protected-text/cipher.ts'
import { wholeApp, type WholeApp } from '#test/app.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import * as people from '#test/people.ts'
import { seedDemonstration } from '../seed.ts'
import { seedTerritory } from './seed-territory.ts'

// Months before today: long enough for leases that end, hand-overs, closures and reviews.
const MONTHS = 20
const OPTIONS = { households: 45, seed: 4 }
const CIPHER = textCipher(Buffer.alloc(32, 7).toString('base64'))

let base: TestDatabase
let app: WholeApp
let lead: people.TestActor
let state: people.TestActor
let today: string

beforeAll(async () => {
  base = await freshDatabase()
  app = await wholeApp(base)
  await base.oracle.query(
    `INSERT INTO instance (mode) VALUES ('demonstration') ON CONFLICT DO NOTHING`,
  )
  await seedDemonstration(base.oracle, CIPHER, MONTHS)
  await base.oracle.query('SET search_path = app')
  await seedTerritory(base.oracle, CIPHER, OPTIONS)
  await base.oracle.query('SET search_path = app')
  lead = await actorAt('Haute-Savoie HABITAT', 'PRG')
  state = await actorAt('DDETS 74', 'ST')
  await freezeEditions(base.db)
  ;[{ today }] = (await all<{ today: string }>(
    'SELECT app_private.programme_today()::text AS today',
  )) as [{ today: string }]
}, 60_000)
afterAll(async () => {
  await app.close()
  await base.close()
})

async function all<T extends object>(query: string): Promise<T[]> {
  return (await base.oracle.query<T>(query)).rows
}

async function actorAt(name: string, role: Role): Promise<people.TestActor> {
  const { rows } = await base.oracle.query<{ id: string }>(
    'SELECT id FROM organisation WHERE short_name = $1',
    [name],
  )
  return people.actor(base.oracle, rows[0]?.id ?? '', role)
}

async function ask<T>(who: people.TestActor, url: string): Promise<T> {
  const reply = await app.ask(who, 'GET', url)
  if (reply.statusCode !== 200) throw new Error(`${url} ${reply.body}`)
  return reply.json<T>()
}

type Fact = { readonly household: string; readonly kind: string; readonly on: string }
const pathFacts = () =>
  all<Fact>(
    `SELECT household_id AS household, kind, happened_on::text AS on FROM milestone
     WHERE undone_at IS NULL OR kind = 'needs-agreed' ORDER BY happened_on`,
  )

/** The first day of a kind, by household. */
function firsts(facts: readonly Fact[], kind: string): Map<string, string> {
  const days = new Map<string, string>()
  for (const fact of facts) {
    if (fact.kind === kind && !days.has(fact.household)) days.set(fact.household, fact.on)
  }
  return days
}

describe('ce que montrent les pages, recompté à la main', () => {
  test('C2 · les quotas sont les libérations de chaque secteur, comptées une à une', async () => {
    const rules = await ask<SchemeRules>(lead, '/api/scheme/rules')
    const sectorOf = new Map(rules.communes.map(({ commune, sectorId }) => [commune, sectorId]))
    const releases = await all<{ commune: string; status: string }>(
      'SELECT commune, status FROM vacancy',
    )
    for (const { sectorId, signed, allocated, proposed } of rules.quotaUse) {
      if (sectorId === null) continue
      const here = releases.filter(({ commune }) => sectorOf.get(commune) === sectorId)
      const count = (status: string) => here.filter((release) => release.status === status).length
      expect([signed, allocated, proposed]).toEqual([
        count('signed'),
        count('allocated'),
        count('proposed'),
      ])
    }
  })

  test('C2 · autant de logements signés que de ménages qui ont un bail, sans dépasser un quota', async () => {
    const { quotas } = await ask<ProgrammeOverview>(lead, '/api/programme')
    const leases = await all<{ household_id: string }>('SELECT DISTINCT household_id FROM lease')
    expect(quotas.reduce((sum, { signed }) => sum + signed, 0)).toBe(leases.length)
  })

  test('C3 · par commune d’alors et par commune d’aujourd’hui, les mêmes totaux', async () => {
    const { communes } = await ask<ProgrammeOverview>(lead, '/api/programme')
    const total = (rows: ProgrammeOverview['communes']['now']) =>
      rows.map(({ signed, allocated, proposed }) => signed + allocated + proposed)
    const [then, now] = [total(communes.then), total(communes.now)]
    expect(communes.then.filter(({ sector }) => sector !== null)).toHaveLength(16)
    expect(communes.now.filter(({ sector }) => sector !== null)).toHaveLength(13)
    expect(sum(then)).toBe(sum(now))
    const annecy = ['74010', '74268', '74093', '74182']
    expect(communes.now.find(({ commune }) => commune === '74010')?.signed).toBe(
      sum(
        communes.then.filter(({ commune }) => annecy.includes(commune)).map(({ signed }) => signed),
      ),
    )
  })

  test('Q1 · l’argent dépensé est la somme des jours de chaque ménage, au centime ; au-delà de trente ménages logés, rien', async () => {
    const { rows } = await ask<FundingPage>(lead, '/api/funding')
    const measures = await all<{ operator: string; from: string; to: string }>(
      `SELECT o.short_name AS operator, m.starts_on::text AS from,
         COALESCE(m.ended_on, m.planned_end_on)::text AS to
       FROM support_measure m JOIN organisation o ON o.id = m.operator_organisation_id`,
    )
    const spent = (operators: readonly string[], yearlyCents: number) =>
      sum(
        measures
          .filter(({ operator }) => operators.includes(operator))
          .map(({ from, to }) => spentBy(from, addDays(to, 1), yearlyCents)),
      )
    const shown = (name: string | null) =>
      rows.find((row) => row.line === 'support' && row.operatorName === name)?.spentCents
    expect(shown('ARIES')).toBe(spent(['ARIES'], 3_300_00))
    expect(shown('GAIA')).toBe(spent(['GAIA'], 1_650_00))
    const homes = await all<{ from: string | null; to: string | null }>(
      `SELECT keys_on::text AS from, ended_on::text AS to FROM lease ORDER BY signed_on, household_id LIMIT 30`,
    )
    const management = homes.map(({ from, to }) => {
      if (from === null) return 0
      const end = addMonths(from, 12)
      return spentBy(from, to !== null && to < end ? to : end, 1_300_00)
    })
    const managed = rows.find(({ line }) => line === 'adapted-management')
    expect(managed?.spentCents).toBe(sum(management))
  })

  test('C4 · jamais plus de sept diagnostics de commune payés, ni de quatre ménages aidés en bail glissant', async () => {
    const { rows } = await ask<FundingPage>(lead, '/api/funding')
    const [done] = await all<{ count: number }>(
      `SELECT count(*)::int FROM assessment a JOIN organisation o ON o.id = a.operator_organisation_id
       WHERE o.kind = 'commune' AND a.finished_on <= app_private.programme_today()`,
    )
    const assessment = rows.find(({ line }) => line === 'assessment')
    expect(assessment?.spentCents).toBe(Math.min(7, done?.count ?? 0) * 380_00)
    const sliding = await all("SELECT DISTINCT household_id FROM lease WHERE kind = 'sliding'")
    expect(sliding.length).toBeLessThanOrEqual(4)
  })

  test('R4 · le parcours compte chaque ménage signalé une fois, à sa dernière étape', async () => {
    const { course } = await ask<ProgrammeOverview>(lead, '/api/programme')
    const facts = await pathFacts()
    const reached = (kind: string) => firsts(facts, kind).size
    expect(course.map(({ step, count }) => [step, count])).toEqual([
      ['referred', reached('referral-sent')],
      ['eligible', reached('eligible')],
      ['needs', reached('needs-agreed')],
      ['proposed', reached('prescriber-informed')],
      ['allocated', reached('decided')],
      ['housed', reached('lease-signed')],
      ['handed-over', reached('handover-started')],
      ['closed', reached('closure-held')],
    ])
    const gone = await all(`SELECT FROM household WHERE state IN ('withdrawn', 'ended-early')`)
    const refused = await all(`SELECT FROM eligibility WHERE outcome = 'refused'`)
    expect(sum(course.map((row) => row.gone ?? 0))).toBe(gone.length + refused.length)
  })

  test('R4 · médiane et neuvième décile sont ceux des dates des ménages, triées à la main', async () => {
    const { delays } = await ask<ProgrammeOverview>(lead, '/api/programme')
    const facts = await pathFacts()
    const sent = firsts(facts, 'referral-sent')
    const needs = firsts(facts, 'needs-agreed')
    const days = [...needs].map(([household, on]) => daysBetween(sent.get(household) ?? on, on))
    days.sort((a, b) => a - b)
    const shown = delays.find(({ key }) => key === 'delay-needs')
    expect(shown?.medianDays).toBe(days[Math.ceil(days.length / 2) - 1])
    expect(shown?.ninthDecileDays).toBe(days[Math.ceil(days.length * 0.9) - 1])
    const lets = await all<{ left: string; let: string }>(
      `SELECT leaves_on::text AS left, let_on::text AS let FROM vacancy WHERE status = 'signed'`,
    )
    const empty = lets.map((row) => daysBetween(row.left, row.let)).sort((a, b) => a - b)
    expect(delays.find(({ key }) => key === 'delay-vacancy')?.medianDays).toBe(
      empty[Math.ceil(empty.length / 2) - 1],
    )
  })

  test('R2 · chaque indicateur publié est le vrai nombre de son trimestre, ou masqué', async () => {
    const facts = await pathFacts()
    const kinds = { referred: 'referral-sent', housed: 'lease-signed', closed: 'closure-held' }
    const { quarters } = await ask<IndicatorEdition>(state, '/api/indicators')
    expect(quarters.length).toBeGreaterThan(3)
    for (const quarter of quarters) {
      const { tables } = await ask<IndicatorEdition>(state, `/api/indicators?quarter=${quarter}`)
      for (const [indicator, kind] of Object.entries(kinds)) {
        const table = tables.find((one) => one.indicator === indicator && one.dimension === 'whole')
        const before = nextQuarter(table?.asOf ?? '')
        const count = [...firsts(facts, kind).values()].filter((on) => on < before).length
        expect([count, null]).toContain(table?.total)
        if (count > 0 && count < 5) expect(table?.total).toBeNull()
      }
    }
  })

  test('l’État lit l’édition publiée, sans nombre du jour ni logement', async () => {
    const overview = await ask<ProgrammeOverview>(state, '/api/programme')
    expect(overview).toMatchObject({ isLive: false, quotas: [], communes: { then: [], now: [] } })
    expect(overview.course.every(({ waiting, gone }) => waiting === null && gone === null)).toBe(
      true,
    )
    for (const { count } of overview.course) {
      if (count !== null && count > 0) expect(count).toBeGreaterThanOrEqual(5)
    }
  })
})

describe('le territoire se tient', () => {
  test('la phase enregistrée est celle des faits', async () => {
    const facts = Map.groupBy(
      await all<Fact>(
        `SELECT h.id AS household, m.kind, m.happened_on::text AS on FROM household h
         JOIN milestone m ON m.household_id = h.id AND m.undone_at IS NULL
         UNION ALL SELECT id, 'opened', (opened_at AT TIME ZONE 'Europe/Paris')::date::text FROM household`,
      ),
      ({ household }) => household,
    )
    const stored = await all<{ id: string; phase: number }>(
      `SELECT h.id, COALESCE(e.phase, h.phase) AS phase FROM household h
       LEFT JOIN held_phase e ON e.household_id = h.id AND e.audience = 'deciders'`,
    )
    for (const { id, phase } of stored) {
      const own = (facts.get(id) ?? []).map(({ kind, on }) => ({ kind, happenedOn: on }))
      expect(phase).toBe(positionOf(own, today, 3).phase)
    }
  })

  test('chacun a ses congés, et son suppléant est là', async () => {
    const away = await all<{ id: string; from: string; to: string; deputy: string | null }>(
      `SELECT account_id AS id, starts_on::text AS from, ends_on::text AS to, deputy_account_id AS deputy FROM absence`,
    )
    expect(away.length).toBeGreaterThan(20)
    for (const leave of away) {
      const others = away.filter(({ id }) => id === leave.deputy)
      expect(others.some(({ from, to }) => from <= leave.to && leave.from <= to)).toBe(false)
    }
  })

  test('les rendez-vous vont du passé aux prochaines semaines, et les notes du travailleur sont les siennes', async () => {
    const [meetings] = await all<{ past: number; ahead: number }>(
      `SELECT count(*) FILTER (WHERE starts_at < app_private.programme_now())::int AS past,
         count(*) FILTER (WHERE starts_at >= app_private.programme_now())::int AS ahead FROM appointment`,
    )
    expect(meetings?.past).toBeGreaterThan(50)
    expect(meetings?.ahead).toBeGreaterThan(5)
    const roles = await all<{ role: string }>(
      `SELECT DISTINCT r.role FROM protected_text t JOIN account_role r ON r.account_id = t.author_account_id
       WHERE t.compartment = '14b'`,
    )
    expect(roles).toEqual([{ role: 'PRE' }])
  })

  test('redemandé le même jour, il n’écrit rien ; un mois plus tard, la suite seulement', async () => {
    const before = await all<{ id: string }>('SELECT id FROM household')
    expect((await seedTerritory(base.oracle, CIPHER, OPTIONS)).rows).toBe(0)
    await base.oracle.query('UPDATE app.instance SET clock_offset_days = 30')
    const later = await seedTerritory(base.oracle, CIPHER, OPTIONS)
    await base.oracle.query('SET search_path = app')
    const after = await all<{ id: string }>('SELECT id FROM household')
    expect(later.rows).toBeGreaterThan(0)
    expect(after.length).toBeGreaterThan(before.length)
    const known = new Set(after.map(({ id }) => id))
    expect(before.every(({ id }) => known.has(id))).toBe(true)
  })
})

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** Day after day: each day costs its share of the year that it belongs to; the measure is rounded once. */
function spentBy(from: string, until: string, yearlyCents: number): number {
  let cents = 0
  for (let year = 0; addMonths(from, 12 * year) < until; year += 1) {
    const starts = addMonths(from, 12 * year)
    const ends = addMonths(from, 12 * (year + 1))
    for (let day = starts; day < ends && day < until && day <= today; day = addDays(day, 1)) {
      cents += yearlyCents / daysBetween(starts, ends)
    }
  }
  return Math.round(cents)
}
