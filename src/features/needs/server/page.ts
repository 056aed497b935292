import { readersOf, type Right } from '#features/households/domain/blocks.ts'
import { seenBy } from '#features/households/domain/wording.ts'
import type { Compartment } from '#kernel/compartments.ts'
import { isLandlordRole, type Role } from '#kernel/roles.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import { bindingOf, type TextCipher } from '#platform/protected-text/cipher.ts'
import { NEED_VALUES, type NeedsRead } from '../contract.ts'
import {
  CRITERIA,
  isPlaceCriterion,
  type Criterion,
  type NetworkPlace,
  type NotedNeed,
} from '../domain/criteria.ts'
import { changesByVersion, type VersionedNeed } from '../domain/need-changes.ts'
import { needWords } from '../domain/need-words.ts'
import type { NeedsStage } from '../domain/needs-stage.ts'
import { summaryDraft } from '../domain/needs-summary.ts'
import * as read from './read-sql.ts'

type StoredRow = Awaited<ReturnType<typeof read.needRows>>[number]

/** What an older shape of a value said is not guessed: it is to be made precise again. */
function toNeed({ criterion, importance, weight, value, note, version }: StoredRow): VersionedNeed {
  const code = criterion as Criterion
  const known = NEED_VALUES[code].safeParse(value)
  return {
    criterion: code,
    importance,
    weight,
    note,
    version,
    value: known.success ? known.data : null,
  } as VersionedNeed
}

/** The needs in force, in the order of the page. */
export async function standingNeeds(
  tx: Tx,
  householdId: string,
): Promise<{ rows: readonly VersionedNeed[]; needs: readonly VersionedNeed[]; version: number }> {
  const rows = (await read.needRows(tx, householdId)).map(toNeed)
  const last = new Map(rows.map((row) => [row.criterion, row]))
  return {
    rows,
    needs: CRITERIA.flatMap((criterion) => last.get(criterion) ?? []),
    version: rows.at(-1)?.version ?? 0,
  }
}

export async function needsPage(
  tx: Tx,
  actor: Actor,
  householdId: string,
  cipher: TextCipher,
): Promise<NeedsRead> {
  const { rows, needs, version } = await standingNeeds(tx, householdId)
  const communes = await read.communes(tx)
  const names = new Map(communes.map(({ code, name }) => [code, name]))
  const communeOf = (code: string) => names.get(code) ?? code
  const side = (await read.sideOf(tx, householdId)) as NeedsRead['side']
  const changes = changesByVersion(rows)
  return {
    today: actor.today,
    version,
    needs: needs.map((need) => shown(need, actor.role, communeOf)),
    draft: summaryDraft(needs, communeOf),
    stage: (await read.stageOf(tx, householdId)) as NeedsStage | null,
    exchange: await exchange(tx, householdId),
    slidingLease: await slidingLease(tx, householdId, cipher),
    versions: (await read.versionsOf(tx, householdId)).map((found) => ({
      number: found.number,
      on: found.recordedAt.slice(0, 10),
      author: authorWords(found),
      changes: [...(changes.get(found.number) ?? [])],
    })),
    communes,
    ...(await readers(tx, actor.role, householdId)),
    side,
    abilities: [
      ...(await mayWrite(tx, actor, householdId)),
      ...(side === null ? [] : ['needs.exchange' as const]),
    ],
  }
}

/** The landlord reads places as minutes: neither where nor whose. */
function shown(
  need: NotedNeed,
  role: Role,
  communeOf: (code: string) => string,
): NeedsRead['needs'][number] {
  const { criterion, importance, weight, note } = need
  const hidesPlaces = isLandlordRole(role) && isPlaceCriterion(criterion)
  const value = hidesPlaces ? withoutPlaces(need) : need.value
  return {
    ...{ criterion, importance, weight, note },
    value: value,
    words: needWords(need, hidesPlaces ? null : communeOf),
  }
}

function withoutPlaces({ value }: NotedNeed) {
  if (value === null || !('places' in value)) return value
  return {
    places: value.places.map(({ maxMinutes, mode }: NetworkPlace) => ({ maxMinutes, mode })),
  }
}

async function exchange(tx: Tx, householdId: string): Promise<NeedsRead['exchange']> {
  const found = await read.exchangeOf(tx, householdId)
  if (!found) return null
  const { id, heldOn, means, withName, summary, digest } = found
  const confirmations = await read.confirmationsOf(tx, id)
  return {
    ...{ id, heldOn, withName, summary, digest },
    means: means as NonNullable<NeedsRead['exchange']>['means'],
    author: authorWords(found),
    confirmed: confirmations.map((one) => ({
      side: one.side as 'prescriber' | 'landlord',
      on: one.confirmedOn,
      organisation: one.organisation,
      isCurrent: one.digest === digest,
    })),
  }
}

async function slidingLease(
  tx: Tx,
  householdId: string,
  cipher: TextCipher,
): Promise<NeedsRead['slidingLease']> {
  const found = await read.slidingLeaseOf(tx, householdId)
  if (!found) return null
  const { id, wish, statedOn, sealedText, compartment } = found
  return {
    wish: wish as NonNullable<NeedsRead['slidingLease']>['wish'],
    statedOn,
    reasons:
      sealedText && compartment ? cipher.open(sealedText, bindingOf({ id, compartment })) : null,
  }
}

export function authorWords(author: { name: string | null; organisation: string }): string {
  return author.name === null ? author.organisation : `${author.name}, ${author.organisation}`
}

async function readers(
  tx: Tx,
  role: Role,
  householdId: string,
): Promise<Pick<NeedsRead, 'seenBy' | 'reasonsSeenBy'>> {
  const seen = await seenByIn(tx, role, householdId)
  return { seenBy: seen('3') ?? '', reasonsSeenBy: seen('6') }
}

/** « vu par … » of compartments in this household; null for those that the reader does not open. */
export async function seenByIn(
  tx: Tx,
  role: Role,
  householdId: string,
): Promise<(compartment: Compartment) => string | null> {
  const rights: readonly Right[] = await read.rights(tx)
  const team = (await read.team(tx, householdId)).map((member) => ({
    role: member.role ?? '',
    organisation: member.organisationName ?? '',
  }))
  return (compartment) => {
    const roles = readersOf(compartment, rights, role)
    return roles.includes(role) ? seenBy({ readers: roles, state: 'open' }, role, team) : null
  }
}

async function mayWrite(
  tx: Tx,
  actor: Actor,
  householdId: string,
): Promise<NeedsRead['abilities']> {
  if (actor.role !== 'PRE' && actor.role !== 'SIAO') return []
  const right = await tx
    .selectFrom('myAccess')
    .select('verb')
    .where('householdId', '=', householdId)
    .where('compartment', '=', '3')
    .where('verb', '=', 'write')
    .limit(1)
    .executeTakeFirst()
  return right ? ['needs.write'] : []
}
