import type { AdminClient } from '#platform/db/prepare.ts'
import { addDays, daysBetween } from '#kernel/calendar.ts'
import { bindingOf, type TextCipher } from '#platform/protected-text/cipher.ts'
import { rows as readDemo, type Account } from '../demo.ts'
import { dateLeases } from '../seed-leases.ts'
import { seedVisits } from '../seed-visits.ts'
import { storePhases } from '../store-phases.ts'
import { chanceOf, idOf, type Chance } from './chance.ts'
import { addHousehold } from './household-rows.ts'
import { writeRows } from './load.ts'
import { inventedFirstName, inventedSurname } from './names.ts'
import { addAbsences } from './absence-rows.ts'
import { agreeNeeds } from './needs-rows.ts'
import { add, noRows, type Rows } from './rows.ts'
import type { NamedAccount, Setting, Worker } from './setting.ts'
import { addStock, type Commune } from './stock-rows.ts'

export type TerritoryOptions = {
  /** Households that have arrived by the day the territory is drawn for. */
  readonly households: number
  readonly seed: number
  /** Share of the time already past before the first of them arrives, when others were told before. */
  readonly startsAfter?: number
}

/** How the prescribers share the households. */
const SHARES: Readonly<Record<string, number>> = {
  ARIES: 22,
  GAIA: 22,
  'Les Bartavelles': 18,
  'Foyer du Léman': 14,
  Annecy: 10,
  'Reignier-Ésery': 4,
  'SIAO 74': 10,
}

type KnownAccount = NamedAccount & { readonly organisation: string }

type Ground = {
  readonly schemeId: string
  readonly startsOn: string
  readonly today: string
  readonly accounts: readonly KnownAccount[]
  readonly numbers: Map<string, number>
  readonly sliding: number
  readonly assessments: number
  readonly reviewMonths: number
  readonly room: ReadonlyMap<string, number>
  /** When the first of them arrived, in a territory that only goes forward. */
  readonly firstOn: string | null
  readonly communeNames: ReadonlyMap<string, string>
}

/**
 * Draws the households that arrived until the programme's date and writes what they lived until then. Asked again on a
 * later date, it writes only what happened since: the territory goes forward day by day.
 */
export async function seedTerritory(
  client: AdminClient,
  cipher: TextCipher,
  options: TerritoryOptions,
): Promise<{ households: number; rows: number }> {
  await client.query('BEGIN')
  try {
    await client.query('SET LOCAL ROLE perenne_seed')
    await client.query('SET LOCAL search_path = app')
    const outcome = await writeTerritory(client, cipher, options)
    await client.query('COMMIT')
    return outcome
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

async function writeTerritory(
  client: AdminClient,
  cipher: TextCipher,
  options: TerritoryOptions,
): Promise<{ households: number; rows: number }> {
  await widenScheme(client, options)
  const ground = await groundOf(client, options.seed)
  const rows = noRows()
  const places = await communesOf()
  const setting = settingOf(ground, options, { rows, places, cipher })
  const arrivals = arrivalsUntil(ground, options)
  for (const [index, openedOn] of arrivals.entries()) addHousehold(rows, setting, index, openedOn)
  addStock(rows, setting, Math.ceil(options.households * 1.2), places)
  addAbsences(rows, setting)
  const written = await writeRows(client, rows)
  await agreeNeeds(client, rows)
  await dateLeases(client)
  await seedVisits(client)
  const ids = arrivals.map((_, index) => idOf(options.seed, 'ménage', index))
  await storePhases(client, ids, ground.today, ground.reviewMonths)
  return { households: arrivals.length, rows: written }
}

/** One arrival after the other, at the pace that brings them all by the day the scheme was drawn for. */
function arrivalsUntil(
  ground: Ground,
  { households, startsAfter = 0 }: TerritoryOptions,
): string[] {
  const days = ground.numbers.get('drawn-days') ?? 1
  const before =
    ground.firstOn === null
      ? Math.floor(days * startsAfter)
      : daysBetween(ground.startsOn, ground.firstOn)
  const arrivals: string[] = []
  for (let index = 0; ; index += 1) {
    const openedOn = addDays(
      ground.startsOn,
      before + Math.floor((index * (days - before)) / households),
    )
    if (openedOn > ground.today) return arrivals
    arrivals.push(openedOn)
  }
}

/** Households that the programme of the call for projects is about, a third of them still on their way. */
const USUAL_HOUSEHOLDS = 45

/** A larger territory has a larger programme: targets, caps and quotas follow, once, before its first household. */
async function widenScheme(client: AdminClient, options: TerritoryOptions): Promise<void> {
  const factor = options.households / USUAL_HOUSEHOLDS
  const first = idOf(options.seed, 'ménage', 0)
  const drawn = await client.query('SELECT FROM household WHERE id = $1', [first])
  if (factor <= 1 || drawn.rowCount === 1) return
  await client.query('UPDATE sector_quota SET dwellings = ceil(dwellings * $1::numeric)', [factor])
  await client.query(
    `UPDATE scheme_term SET value = ceil(value * $1::numeric)
     WHERE key IN ('target.households', 'cap.assessments', 'cap.sliding-leases')`,
    [factor],
  )
  await client.query('UPDATE scheme SET household_target = ceil(household_target * $1::numeric)', [
    factor,
  ])
}

async function groundOf(client: AdminClient, seed: number): Promise<Ground> {
  const scheme = await client.query<{ id: string; starts_on: string; today: string; days: number }>(
    `SELECT s.id, s.starts_on::text, app_private.programme_today()::text AS today,
       ((i.initialised_at AT TIME ZONE 'Europe/Paris')::date - s.starts_on)::int AS days
     FROM scheme s, instance i WHERE i.mode = 'demonstration' ORDER BY s.starts_on LIMIT 1`,
  )
  const [found] = scheme.rows
  if (!found) throw new Error('No demonstration to fill')
  const accounts = await client.query<KnownAccount>(
    `SELECT a.id, a.display_name AS name, r.role, r.organisation_id AS "organisationId", o.short_name AS organisation
     FROM account a JOIN account_role r ON r.account_id = a.id JOIN organisation o ON o.id = r.organisation_id
     WHERE a.is_demonstration ORDER BY o.short_name, r.role, a.display_name`,
  )
  // Files of other origins keep their numbers; ours follow, in the order of their years.
  const others = await client.query<{ year: string; count: number }>(
    `SELECT left(h.file_number, 4) AS year, count(*)::int AS count FROM household h
     WHERE h.id <> ALL (SELECT unnest($1::uuid[])) GROUP BY 1`,
    [Array.from({ length: 20_000 }, (_, index) => idOf(seed, 'ménage', index))],
  )
  const caps = await client.query<{ sliding: number; assessments: number; review: number }>(
    `SELECT COALESCE(max(value) FILTER (WHERE key = 'cap.sliding-leases'), 0)::int
         - (SELECT count(DISTINCT household_id)::int FROM lease WHERE kind = 'sliding' AND household_id <> ALL ($1::uuid[])) AS sliding,
       COALESCE(max(value) FILTER (WHERE key = 'cap.assessments'), 0)::int AS assessments,
       max(value) FILTER (WHERE key = 'months.review')::int AS review FROM scheme_term`,
    [Array.from({ length: 20_000 }, (_, index) => idOf(seed, 'ménage', index))],
  )
  const numbers = new Map(others.rows.map(({ year, count }) => [year, count]))
  numbers.set('drawn-days', Math.max(1, found.days))
  return {
    schemeId: found.id,
    startsOn: found.starts_on,
    today: found.today,
    accounts: accounts.rows,
    numbers,
    sliding: caps.rows[0]?.sliding ?? 0,
    assessments: Math.floor((caps.rows[0]?.assessments ?? 0) / 2),
    reviewMonths: caps.rows[0]?.review ?? Number.POSITIVE_INFINITY,
    room: await roomOf(client),
    firstOn: await firstArrival(client, seed),
    communeNames: await communeNames(client),
  }
}

type Drawn = {
  readonly rows: Rows
  readonly places: readonly Place[]
  readonly cipher: TextCipher
}

function settingOf(ground: Ground, options: TerritoryOptions, drawn: Drawn): Setting {
  const workers = workersOf(ground, drawn.rows, options)
  const referents = extraAccounts(
    ground,
    drawn.rows,
    { role: 'REF', organisation: 'Haute-Savoie HABITAT', seed: options.seed },
    Math.ceil(options.households / 60),
  )
  const holder = (role: string) => {
    const account = ground.accounts.find((one) => one.role === role)
    if (!account) throw new Error(`No account for ${role}`)
    return account
  }
  let sliding = ground.sliding
  let assessments = ground.assessments
  return {
    seed: options.seed,
    schemeId: ground.schemeId,
    startsOn: ground.startsOn,
    communeName: (code) => ground.communeNames.get(code) ?? code,
    today: ground.today,
    drawnOn: addDays(ground.startsOn, ground.numbers.get('drawn-days') ?? 0),
    reviewMonths: ground.reviewMonths,
    workers,
    referents,
    holder,
    placeOf: (chance) => chance.pick(PLACES),
    anyCommune: (chance) =>
      chance.weighted(drawn.places.map((one) => [one, one.weight] as const)).code,
    communeOf: placesWithRoom(drawn.places, ground.room),
    referentOf(index) {
      const chance = chanceOf(options.seed, 'responsable de site', index)
      const all = [holder('REF'), ...referents]
      return all[chance.between(0, all.length - 1)] ?? holder('REF')
    },
    numberOf(openedOn) {
      const year = openedOn.slice(0, 4)
      const next = (ground.numbers.get(year) ?? 0) + 1
      ground.numbers.set(year, next)
      return `${year}-${String(next).padStart(3, '0')}`
    },
    mayAssess(worker) {
      const commune = ground.accounts.find(({ id }) => id === worker.id)?.organisation
      if (commune !== 'Annecy' && commune !== 'Reignier-Ésery') return true
      assessments -= 1
      return assessments >= 0
    },
    maySlide() {
      sliding -= 1
      return sliding >= 0
    },
    seal: (text, row) => drawn.cipher.seal(text, bindingOf(row)),
  }
}

const PLACES = [
  'Annecy',
  'Seynod',
  'Cran-Gevrier',
  'Meythet',
  'Rumilly',
  'Bonneville',
  'Annemasse',
  'Gaillard',
  'Thonon-les-Bains',
  'Évian-les-Bains',
] as const

function workersOf(ground: Ground, rows: Rows, { households, seed }: TerritoryOptions): Worker[] {
  return Object.entries(SHARES).flatMap(([organisation, share]) => {
    const role = organisation === 'SIAO 74' ? 'SIAO' : 'PRE'
    const count = Math.ceil((households * share) / 100 / 25)
    const own = ground.accounts.filter(
      (one) => one.organisation === organisation && one.role === role,
    )
    const extra = extraAccounts(ground, rows, { role, organisation, seed }, count)
    const all = [...own, ...extra]
    return all.map((account) => ({ ...account, weight: share / all.length }))
  })
}

type Post = { readonly role: string; readonly organisation: string; readonly seed: number }

/** Colleagues without whom thousands of households would have one worker; nobody signs in as them. */
function extraAccounts(ground: Ground, rows: Rows, post: Post, count: number): Account[] {
  const organisationId = ground.accounts.find(
    (one) => one.organisation === post.organisation,
  )?.organisationId
  if (organisationId === undefined) return []
  return Array.from({ length: count }, (_, index) => {
    const id = idOf(post.seed, 'collègue', post.organisation, post.role, index)
    const chance: Chance = chanceOf(post.seed, 'collègue', post.organisation, post.role, index)
    add(rows, 'account', {
      id,
      kind: 'professional',
      display_name: `${inventedFirstName(chance)} ${inventedSurname(chance)}`,
      is_demonstration: false,
    })
    add(rows, 'account_role', {
      id: idOf(id, 'rôle'),
      account_id: id,
      organisation_id: organisationId,
      role: post.role,
      is_manager: false,
      starts_on: ground.startsOn,
      confirmed_at: `${ground.startsOn}T08:00:00Z`,
    })
    return { id, role: post.role, organisationId }
  })
}

/** Communes of the landlord's list, weighed by the quota of their sector. */
async function communesOf(): Promise<Place[]> {
  const listed = await readDemo('sectors.csv')
  return listed.map((row) => ({
    code: row['commune'] ?? '',
    sector: row['sector'] ?? '',
    weight:
      Number(row['dwellings']) / listed.filter((other) => other['sector'] === row['sector']).length,
  }))
}

type Place = Commune & { readonly sector: string }

/** Dwellings stay under the quota of their sector, so that a demonstration begins with room in each. */
function placesWithRoom(places: readonly Place[], left: ReadonlyMap<string, number>) {
  const room = new Map([...left].map(([sector, count]) => [sector, Math.floor(count * 0.9)]))
  return (chance: Chance): string => {
    const open = places.filter(({ sector }) => (room.get(sector) ?? 0) > 0)
    const chosen = chance.weighted(
      (open.length > 0 ? open : places).map((one) => [one, one.weight] as const),
    )
    room.set(chosen.sector, (room.get(chosen.sector) ?? 0) - 1)
    return chosen.code
  }
}

async function communeNames(client: AdminClient): Promise<Map<string, string>> {
  const known = await client.query<{ code: string; name: string }>(
    'SELECT insee_then AS code, official_name AS name FROM commune',
  )
  return new Map(known.rows.map(({ code, name }) => [code, name]))
}

async function firstArrival(client: AdminClient, seed: number): Promise<string | null> {
  const first = await client.query<{ on: string }>(
    `SELECT (opened_at AT TIME ZONE 'Europe/Paris')::date::text AS on FROM household WHERE id = $1`,
    [idOf(seed, 'ménage', 0)],
  )
  return first.rows[0]?.on ?? null
}

/** What the told dwellings leave of each sector's quota, by its name. */
async function roomOf(client: AdminClient): Promise<Map<string, number>> {
  const left = await client.query<{ name: string; room: number }>(
    `SELECT s.name, (q.dwellings - (SELECT count(*) FROM vacancy v JOIN dwelling d ON d.id = v.dwelling_id
        WHERE v.sector_id = s.id AND d.reference NOT LIKE 'INV-%'
          AND (v.status IN ('proposed', 'allocated', 'signed') OR (v.status = 'open' AND v.contingent IN ('landlord', 'commune')))))::int AS room
     FROM sector s JOIN sector_quota q ON q.sector_id = s.id AND daterange(q.valid_from, q.valid_to) @> app_private.programme_today()`,
  )
  return new Map(left.rows.map(({ name, room }) => [name, Math.max(0, room)]))
}
