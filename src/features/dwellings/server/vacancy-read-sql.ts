import { sql } from 'kysely'
import { daysBetween } from '#kernel/calendar.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { Dwelling, VacancyChange, VacancyEvent, VacancyRead } from '../contract.ts'
import type { Contingent, ReservationMode, ReservationRight } from '../domain/contingents.ts'
import { holdsUntil, type Rights } from '../domain/holder.ts'
import { preparationRace, vacancyCost } from '../domain/vacancy-cost.ts'
import { COUNTED_STATUSES, type VacancyStatus } from '../domain/vacancy-path.ts'
import { dwellingById } from './dwelling-sql.ts'
import { authorName } from './names-sql.ts'
import { currentTurn, toTurnWire } from './turn-view.ts'
import { vacancyAbilities } from './vacancy-abilities.ts'

/** A vacancy with everything that the rules need to decide about it. */
export type VacancyFacts = NonNullable<Awaited<ReturnType<typeof vacancyFacts>>>

export async function vacancyFacts(tx: Tx, actor: Actor, id: string) {
  const row = await tx
    .selectFrom('vacancy as v')
    .innerJoin('vacancyHolder as h', 'h.vacancyId', 'v.id')
    .leftJoin('reservationRight as r', 'r.id', 'h.rightId')
    .leftJoin('organisation as o', 'o.id', 'h.organisationId')
    .leftJoin('organisation as p', 'p.id', 'v.proposedByOrganisationId')
    .leftJoin('sector as s', 's.id', 'v.sectorId')
    .leftJoin('account as a', 'a.id', 'v.updatedBy')
    .leftJoin('organisation as w', 'w.id', 'v.updatedByOrganisationId')
    .selectAll('v')
    .select(['h.organisationId', 'h.rightId', 'h.because', 'r.mode'])
    .select(['o.shortName as holderName', 'p.shortName as proposedBy', 's.name as sectorName'])
    .select(authorName('a', 'w').as('updatedByName'))
    .where('v.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const turns = await tx
    .selectFrom('vacancyTurn')
    .select(['kind', 'holderOrganisationId', 'happenedOn', 'dueOn'])
    .where('vacancyId', '=', id)
    .orderBy('recordedAt')
    .orderBy('id')
    .execute()
  return {
    ...row,
    status: row.status as VacancyStatus,
    contingent: row.contingent as Contingent,
    turn: currentTurn(turns, row, actor.today),
  }
}

export type Places = { readonly quota: number | null; readonly taken: number }

/** The places of a sector: its quota with what the programme lead added, and the other dwellings that use it. */
export async function placesOf(tx: Tx, vacancy: VacancyFacts): Promise<Places> {
  const found = await sql<{ quota: number | null; taken: number }>`
    SELECT (SELECT (q.dwellings + COALESCE((SELECT sum(w.extra_dwellings) FROM quota_override w
          WHERE w.sector_id = q.sector_id), 0))::int
        FROM sector_quota q WHERE q.sector_id = ${vacancy.sectorId}
          AND daterange(q.valid_from, q.valid_to) @> app_private.programme_today()) AS quota,
      (SELECT count(*)::int FROM vacancy v WHERE v.sector_id = ${vacancy.sectorId} AND v.id <> ${vacancy.id}
        AND v.status = ANY (${[...COUNTED_STATUSES]}::text[])) AS taken`.execute(tx)
  return found.rows[0] ?? { quota: null, taken: 0 }
}

/** Value of a term of the programme on its date, or null when it sets none. */
export async function termOf(tx: Tx, schemeId: string, key: string): Promise<number | null> {
  const term = await tx
    .selectFrom('schemeTerm')
    .select(sql<number>`value::float8`.as('value'))
    .where('schemeId', '=', schemeId)
    .where('key', '=', key)
    .where(sql<boolean>`daterange(valid_from, valid_to) @> app_private.programme_today()`)
    .executeTakeFirst()
  return term?.value ?? null
}

/** The page of a vacancy, as this reader may see it; undefined when there is none for him. */
export async function vacancyPage(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<VacancyRead | undefined> {
  const vacancy = await vacancyFacts(tx, actor, id)
  const dwelling = vacancy && (await dwellingById(tx, vacancy.dwellingId))
  if (!vacancy || !dwelling) return undefined
  const { status, contingent, openedOn, turn } = vacancy
  const { noticeGivenOn, leavesOn, availableOn, letOn, works, visitTerms } = vacancy
  const page = {
    id,
    version: vacancy.version,
    status,
    dwelling,
    contingent,
    holder: {
      organisationId: vacancy.organisationId,
      name: vacancy.holderName ?? '',
      because: vacancy.because as VacancyRead['holder']['because'],
      mode: vacancy.mode as ReservationMode | null,
      until: await holderUntil(tx, actor, vacancy),
    },
    turn: toTurnWire(turn),
    turnDays: await termOf(tx, vacancy.schemeId, 'delay.holder-turn'),
    ...{ noticeGivenOn, leavesOn, availableOn, letOn, works, visitTerms },
    sector: await sectorOf(tx, actor, vacancy),
    proposedBy: vacancy.proposedBy,
    openedOn,
    daysUntilFree: daysBetween(actor.today, availableOn),
    cost: vacancyCost({ leavesOn, letOn }, monthlyCents(dwelling), actor.today),
    preparation: await preparationOf(tx, actor, vacancy, dwelling),
    history: await historyOf(tx, id),
    updatedAt: vacancy.updatedAt,
    updatedByName: vacancy.updatedByName,
  }
  const { proposedByOrganisationId } = vacancy
  return { ...page, ...vacancyAbilities(actor, page, { turn, proposedByOrganisationId }) }
}

function monthlyCents(dwelling: Dwelling): number {
  return dwelling.rentCents + dwelling.chargesCents
}

/** A holder does not read how the landlord's sectors fill. */
async function sectorOf(
  tx: Tx,
  actor: Actor,
  vacancy: VacancyFacts,
): Promise<VacancyRead['sector']> {
  const { sectorId: id, sectorName: name, sectorChosenOn: chosenOn } = vacancy
  if (id === null || actor.role === 'RES') return { id, name, chosenOn, quota: null, taken: 0 }
  return { id, name, chosenOn, ...(await placesOf(tx, vacancy)) }
}

async function holderUntil(tx: Tx, actor: Actor, vacancy: VacancyFacts): Promise<string | null> {
  if (vacancy.contingent === 'landlord') return null
  const { schemeId, contingent, commune } = vacancy
  return holdsUntil({ contingent, commune }, await rightsOf(tx, schemeId), actor.today)
}

async function rightsOf(tx: Tx, schemeId: string): Promise<Rights> {
  const rights = await tx
    .selectFrom('reservationRight')
    .select(['id', 'organisationId', 'contingent', 'commune', 'mode', 'startsOn', 'endsOn'])
    .select(sql<number | null>`flow_ratio::float8`.as('flowRatio'))
    .where('schemeId', '=', schemeId)
    .execute()
  const shortfalls = await tx
    .selectFrom('sruShortfall')
    .select(['commune', 'startsOn', 'endsOn'])
    .where('schemeId', '=', schemeId)
    .execute()
  return { rights: rights as ReservationRight[], shortfalls }
}

/** What the vacancy leaves to a household to prepare itself; only while somebody is still to be found. */
async function preparationOf(
  tx: Tx,
  actor: Actor,
  vacancy: VacancyFacts,
  dwelling: Dwelling,
): Promise<VacancyRead['preparation']> {
  if (actor.role === 'RES' || vacancy.status !== 'open') return null
  const days = await termOf(tx, vacancy.schemeId, 'delay.preparation')
  if (days === null) return null
  const context = { today: actor.today, preparationDays: days }
  return { days, ...preparationRace(vacancy.availableOn, monthlyCents(dwelling), context) }
}

/** Turns and events in one thread, the latest first. */
async function historyOf(tx: Tx, vacancyId: string): Promise<VacancyEvent[]> {
  const events = await tx
    .selectFrom('vacancyEvent as e')
    .leftJoin('account as a', 'a.id', 'e.authorAccountId')
    .innerJoin('organisation as o', 'o.id', 'e.authorOrganisationId')
    .select(['e.id', 'e.happenedAt as at', 'e.kind', 'e.status', 'e.motive as words', 'e.changes'])
    .select(sql<string>`(e.happened_at AT TIME ZONE 'Europe/Paris')::date`.as('on'))
    .select(authorName('a', 'o').as('author'))
    .where('e.vacancyId', '=', vacancyId)
    .execute()
  const turns = await tx
    .selectFrom('vacancyTurn as t')
    .leftJoin('account as a', 'a.id', 't.authorAccountId')
    .innerJoin('organisation as o', 'o.id', 't.authorOrganisationId')
    .innerJoin('organisation as h', 'h.id', 't.holderOrganisationId')
    .select(['t.id', 't.recordedAt as at', 't.kind', 't.words', 't.happenedOn as on', 't.dueOn'])
    .select(['h.shortName as holder', authorName('a', 'o').as('author')])
    .where('t.vacancyId', '=', vacancyId)
    .execute()
  const thread = [
    ...events.map((event) => ({
      ...event,
      status: event.status as VacancyStatus | null,
      changes: (event.changes ?? []) as VacancyChange[],
      dueOn: null,
      holder: null,
    })),
    ...turns.map((turn) => ({ ...turn, status: null, changes: [] })),
  ]
  return thread
    .map((entry) => ({
      ...entry,
      kind: entry.kind as VacancyEvent['kind'],
      author: entry.author ?? '',
    }))
    .sort((a, b) => (a.at === b.at ? b.id.localeCompare(a.id) : a.at < b.at ? 1 : -1))
}
