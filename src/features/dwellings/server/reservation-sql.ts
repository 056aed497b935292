import { sql } from 'kysely'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { ReservationRight, Reservations, SaveRight, SaveShortfall } from '../contract.ts'
import { flowBalance } from '../domain/flow.ts'

type Right = Omit<ReservationRight, 'balance' | 'isAlive'>

/** Rights and shortfalls that the actor reads, those alive first, with the year of those in flow. Three statements. */
export async function reservations(
  tx: Tx,
  actor: Actor,
): Promise<Pick<Reservations, 'rights' | 'shortfalls'>> {
  const rights = await tx
    .selectFrom('reservationRight as r')
    .innerJoin('organisation as o', 'o.id', 'r.organisationId')
    .leftJoin('commune as c', 'c.inseeThen', 'r.commune')
    .select(['r.id', 'r.organisationId', 'o.name as organisation', 'r.contingent', 'r.commune'])
    .select(['c.officialName as communeName', 'r.mode', 'r.startsOn', 'r.endsOn', 'r.source'])
    .select(['r.version', sql<number | null>`r.flow_ratio::float8`.as('flowRatio')])
    .orderBy('o.name')
    .orderBy('c.officialName')
    .orderBy('r.startsOn', 'desc')
    .execute()
  const shortfalls = await tx
    .selectFrom('sruShortfall as s')
    .innerJoin('commune as c', 'c.inseeThen', 's.commune')
    .select(['s.id', 's.commune', 'c.officialName as communeName', 's.startsOn', 's.endsOn'])
    .select(['s.source', 's.version'])
    .orderBy('c.officialName')
    .orderBy('s.startsOn', 'desc')
    .execute()
  const balances = await flowYear(tx, actor)
  return {
    rights: (rights as Right[]).map((right) => ({
      ...right,
      isAlive: isAlive(right, actor.today),
      balance: balanceOf(right, balances.get(right.id)),
    })),
    shortfalls: shortfalls.map((row) => ({ ...row, isAlive: isAlive(row, actor.today) })),
  }
}

function isAlive(period: { startsOn: string; endsOn: string | null }, today: string): boolean {
  return period.startsOn <= today && (period.endsOn === null || today <= period.endsOn)
}

type Year = { readonly released: number; readonly oriented: number }

function balanceOf(right: Right, year: Year | undefined): ReservationRight['balance'] {
  if (right.flowRatio === null || !year) return null
  return flowBalance(right.flowRatio, year.released, year.oriented)
}

/** Releases of the year in the territory of each right in flow, and those oriented to it. The landlord counts them. */
async function flowYear(tx: Tx, actor: Actor): Promise<Map<string, Year>> {
  if (actor.role === 'RES') return new Map()
  const counted = await sql<Year & { rightId: string }>`
    SELECT r.id AS right_id, count(v.id)::int AS released,
      count(v.id) FILTER (WHERE v.contingent = r.contingent)::int AS oriented
    FROM reservation_right r
    LEFT JOIN vacancy v ON v.scheme_id = r.scheme_id AND v.status <> 'withdrawn'
      AND (r.commune IS NULL OR v.commune = r.commune)
      AND v.leaves_on >= date_trunc('year', app_private.programme_today())::date
      AND v.leaves_on < (date_trunc('year', app_private.programme_today()) + interval '1 year')::date
    WHERE r.mode = 'flow' GROUP BY r.id`.execute(tx)
  return new Map(counted.rows.map(({ rightId, ...year }) => [rightId, year]))
}

/** Whether the row was written: false when it is known already, or changed since `version` was read. */
export async function saveRight(
  tx: Tx,
  actor: Actor,
  saved: { readonly id: string; readonly schemeId: string; readonly right: SaveRight },
): Promise<boolean> {
  const { version, ...right } = saved.right
  const written = {
    ...right,
    setBy: actor.accountId,
    setAt: sql<string>`app_private.programme_now()`,
  }
  if (version === null) {
    const inserted = await tx
      .insertInto('reservationRight')
      .values({ id: saved.id, schemeId: saved.schemeId, ...written })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst()
    return inserted.numInsertedOrUpdatedRows === 1n
  }
  const updated = await tx
    .updateTable('reservationRight')
    .set({ ...written, version: version + 1 })
    .where('id', '=', saved.id)
    .where('version', '=', version)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

/** The same for a period of shortfall. */
export async function saveShortfall(
  tx: Tx,
  actor: Actor,
  saved: { readonly id: string; readonly schemeId: string; readonly shortfall: SaveShortfall },
): Promise<boolean> {
  const { version, ...shortfall } = saved.shortfall
  const written = {
    ...shortfall,
    setBy: actor.accountId,
    setAt: sql<string>`app_private.programme_now()`,
  }
  if (version === null) {
    const inserted = await tx
      .insertInto('sruShortfall')
      .values({ id: saved.id, schemeId: saved.schemeId, ...written })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst()
    return inserted.numInsertedOrUpdatedRows === 1n
  }
  const updated = await tx
    .updateTable('sruShortfall')
    .set({ ...written, version: version + 1 })
    .where('id', '=', saved.id)
    .where('version', '=', version)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

/** Rights that would hold the same place at the same time as the one given. */
export async function overlapsRight(
  tx: Tx,
  { id, schemeId, right }: { id: string; schemeId: string; right: SaveRight },
): Promise<boolean> {
  const others = await tx
    .selectFrom('reservationRight')
    .select('id')
    .where('schemeId', '=', schemeId)
    .where('contingent', '=', right.contingent)
    .where('id', '<>', id)
    .where(
      sql<boolean>`(commune IS NULL OR ${right.commune}::text IS NULL OR commune = ${right.commune})`,
    )
    .where(
      sql<boolean>`daterange(starts_on, ends_on, '[]') && daterange(${right.startsOn}, ${right.endsOn}, '[]')`,
    )
    .execute()
  return others.length > 0
}

export async function overlapsShortfall(
  tx: Tx,
  { id, schemeId, shortfall }: { id: string; schemeId: string; shortfall: SaveShortfall },
): Promise<boolean> {
  const others = await tx
    .selectFrom('sruShortfall')
    .select('id')
    .where('schemeId', '=', schemeId)
    .where('commune', '=', shortfall.commune)
    .where('id', '<>', id)
    .where(
      sql<boolean>`daterange(starts_on, ends_on, '[]') && daterange(${shortfall.startsOn}, ${shortfall.endsOn}, '[]')`,
    )
    .execute()
  return others.length > 0
}

/** Whether the State holds a right that covers a commune from a day on: to whom its rights would pass. */
export async function stateIsKnown(
  tx: Tx,
  { schemeId, commune, on }: { schemeId: string; commune: string; on: string },
): Promise<boolean> {
  const right = await tx
    .selectFrom('reservationRight')
    .select('id')
    .where('schemeId', '=', schemeId)
    .where('contingent', '=', 'state')
    .where(sql<boolean>`(commune IS NULL OR commune = ${commune})`)
    .where(sql<boolean>`daterange(starts_on, ends_on, '[]') @> ${on}::date`)
    .executeTakeFirst()
  return right !== undefined
}
