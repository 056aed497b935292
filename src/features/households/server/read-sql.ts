import { sql } from 'kysely'
import type { NeedsStage } from '#features/needs/domain/needs-stage.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import { bindingOf, type TextCipher } from '#platform/protected-text/cipher.ts'
import type { HouseholdRead } from '../contract.ts'
import type { Right } from '../domain/blocks.ts'
import type { PathFact } from '../domain/path.ts'

export async function householdHeader(tx: Tx, householdId: string) {
  return tx
    .selectFrom('household as h')
    .leftJoin('composition as k', 'k.householdId', 'h.id')
    .leftJoin('compositionReduced as kr', 'kr.householdId', 'h.id')
    .leftJoin('personReduced as pr', 'pr.householdId', 'h.id')
    .leftJoin('housingRequest as q', 'q.householdId', 'h.id')
    .select(['h.id', 'h.fileNumber', 'h.leadPersonId', 'h.stepOn'])
    .select(['pr.firstName as reducedFirstName', 'pr.initial', 'q.uniqueRequestNumber'])
    .select((eb) => [
      eb.fn.coalesce('k.adults', 'kr.adults').as('adults'),
      eb.fn.coalesce('k.children', 'kr.children').as('children'),
    ])
    .where('h.id', '=', householdId)
    .executeTakeFirst()
}

/** The dated facts of the path as this reader may know them; none when the household is not hers. */
export async function pathFacts(tx: Tx, householdId: string): Promise<PathFact[]> {
  const facts = await sql<PathFact>`SELECT * FROM app_private.path_facts(${householdId})`.execute(
    tx,
  )
  return facts.rows
}

export type Audience = 'deciders' | 'told' | 'household'

type StoredFact = PathFact & {
  readonly householdId: string
  readonly audience: Audience
  readonly reviewMonths: number | null
}

/** What each audience may know, for the phases that are stored; never shown. */
export async function factsByAudience(tx: Tx, householdIds: readonly string[]) {
  const facts = await sql<StoredFact>`
    SELECT * FROM app_private.all_path_facts(${[...householdIds]}::uuid[])`.execute(tx)
  return facts.rows
}

export type StoredPhase = {
  readonly householdId: string
  readonly audience: Audience
  readonly phase: number
  readonly since: string
}

export async function storePhases(tx: Tx, phases: readonly StoredPhase[]): Promise<void> {
  await sql`SELECT app_private.store_phases(${phases.map(({ householdId }) => householdId)}::uuid[],
    ${phases.map(({ audience }) => audience)}::text[], ${phases.map(({ phase }) => phase)}::int[],
    ${phases.map(({ since }) => since)}::date[])`.execute(tx)
}

export function personsOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('person as p')
    .leftJoin('householdMember as m', 'm.personId', 'p.id')
    .select([
      'p.id',
      'p.firstName',
      'p.lastName',
      'p.birthName',
      'p.birthDate',
      'p.phone',
      'p.email',
    ])
    .select(['p.address', 'm.relation', 'm.custody'])
    .where('p.householdId', '=', householdId)
    .where('p.leftOn', 'is', null)
    .orderBy('p.position')
    .execute()
}

export function communicationOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('communicationMeans')
    .select([
      'language',
      'interpreterNeeded',
      'reading',
      'lettersReadWith',
      'smsAccepted',
      'digital',
    ])
    .where('householdId', '=', householdId)
    .executeTakeFirst()
}

export function noticeOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('informationNotice')
    .select(['id', 'givenOn', 'language', 'means'])
    .where('householdId', '=', householdId)
    .orderBy('givenOn')
    .limit(1)
    .executeTakeFirst()
}

export function referralOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('referral')
    .select(['readyOn', 'urgency', 'urgencyReason', 'presentSituation', 'presentSince'])
    .select(['daloRecognised', 'pdalhpdPublic', 'sentAt', 'version'])
    .where('householdId', '=', householdId)
    .executeTakeFirst()
}

/** Where the emergency lane stands today, for those who may know. */
export async function emergencyOf(
  tx: Tx,
  householdId: string,
): Promise<HouseholdRead['emergency']> {
  const row = await tx
    .selectFrom('emergencyStatus')
    .select(['state', 'until'])
    .where('householdId', '=', householdId)
    .executeTakeFirst()
  return row?.until == null
    ? null
    : { state: row.state === 'live' ? 'live' : 'lapsed', until: row.until }
}

export function eligibilitiesOf(tx: Tx, householdId: string) {
  return tx
    .selectFrom('eligibility')
    .select(['id', 'outcome', 'criterion', 'motive', 'decidedOn'])
    .where('householdId', '=', householdId)
    .orderBy('decidedOn', 'desc')
    .orderBy('recordedAt', 'desc')
    .limit(20)
    .execute()
}

/** Dated states of the household's will; the words stay closed to those who do not read their compartment. */
export async function adhesionsOf(tx: Tx, householdId: string, cipher: TextCipher) {
  const rows = await tx
    .selectFrom('adhesion as a')
    .leftJoin('protectedText as t', 't.id', 'a.id')
    .select(['a.id', 'a.state', 'a.statedOn', 't.sealedText', 't.compartment'])
    .where('a.householdId', '=', householdId)
    .orderBy('a.statedOn', 'desc')
    .orderBy('a.recordedAt', 'desc')
    .limit(20)
    .execute()
  return rows.map(({ sealedText, compartment, ...row }) => ({
    ...row,
    words:
      sealedText && compartment
        ? cipher.open(sealedText, bindingOf({ id: row.id, compartment }))
        : null,
  }))
}

export async function protectionOf(tx: Tx, householdId: string) {
  const full = await tx
    .selectFrom('protectionMeasure')
    .select(['kind', 'mandataryName', 'mandataryRole', 'mandataryPhone'])
    .where('householdId', '=', householdId)
    .where('endedOn', 'is', null)
    .limit(1)
    .executeTakeFirst()
  if (full) return { ...full, signature: null }
  const reduced = await tx
    .selectFrom('protectionReduced')
    .select(['signature', 'mandataryName'])
    .where('householdId', '=', householdId)
    .limit(1)
    .executeTakeFirst()
  return reduced?.mandataryName == null
    ? null
    : {
        kind: null,
        signature: reduced.signature,
        mandataryName: reduced.mandataryName,
        mandataryRole: null,
        mandataryPhone: null,
      }
}

export async function teamOf(tx: Tx, actor: Actor, householdId: string) {
  const rows = await tx
    .selectFrom('caseTeam as t')
    .innerJoin('role as r', 'r.code', 't.role')
    .select(['t.id', 't.role', 'r.label', 't.displayName', 't.organisationName', 't.phone'])
    .select(['t.accountId', 't.startsOn'])
    .where('t.householdId', '=', householdId)
    .orderBy('t.startsOn')
    .execute()
  return rows.map((row) => ({
    assignmentId: row.id ?? '',
    role: row.role ?? '',
    roleLabel: row.label,
    name: row.displayName,
    organisation: row.organisationName ?? '',
    phone: row.phone,
    isMe: row.accountId === actor.accountId,
    since: row.startsOn ?? actor.today,
  }))
}

/** The access matrix, as data: what « vu par » and the locked blocks are said from. */
export function rights(tx: Tx): Promise<Right[]> {
  return tx.selectFrom('accessRule').select(['compartment', 'role', 'verb']).execute()
}

/** What the actor may write in this household. */
export async function writable(tx: Tx, householdId: string): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('myAccess')
    .select('compartment')
    .distinct()
    .where('householdId', '=', householdId)
    .where('verb', '=', 'write')
    .execute()
  return new Set(rows.flatMap(({ compartment }) => compartment ?? []))
}

/** Terms of the household's scheme today whose key starts so, by the rest of their key. */
export async function termsOf(
  tx: Tx,
  householdId: string,
  prefix: string,
): Promise<Record<string, number>> {
  const rows = await tx
    .selectFrom('schemeTerm as t')
    .innerJoin('household as h', 'h.schemeId', 't.schemeId')
    .select(['t.key', 't.value'])
    .where('h.id', '=', householdId)
    .where('t.key', 'like', `${prefix}.%`)
    .where(sql<boolean>`daterange(t.valid_from, t.valid_to) @> app_private.programme_today()`)
    .execute()
  return Object.fromEntries(
    rows.map(({ key, value }) => [key.slice(prefix.length + 1), Number(value)]),
  )
}

/** Where the exchange on the needs stands; null for those who do not hold it. */
export async function needsStageOf(tx: Tx, householdId: string): Promise<NeedsStage | null> {
  const row = await tx
    .selectFrom('needsStage')
    .select('stage')
    .where('householdId', '=', householdId)
    .executeTakeFirst()
  return (row?.stage ?? null) as NeedsStage | null
}
