import { sql } from 'kysely'
import type { Actor, Tx } from '#platform/db/door.ts'
import { newId } from '#platform/db/new-id.ts'
import { bindingOf, type TextCipher } from '#platform/protected-text/cipher.ts'
import type { Assessment, SaveAssessment } from '../contract.ts'
import { PARTS, TEXT_KINDS, type Part } from '../domain/scales.ts'

export type ToSave = {
  readonly householdId: string
  readonly assessmentId: string
  readonly body: SaveAssessment
  /** As it stands; undefined for a new one. */
  readonly current: Assessment | undefined
}

const TEXT_COLUMNS = {
  social: 'socialTextId',
  budget: 'budgetTextId',
  housing: 'housingTextId',
  plan: 'planTextId',
} as const satisfies Record<Part, string>

/** Whether it was written: false when somebody else saved since `version` was read. */
export async function saveAssessment(
  tx: Tx,
  actor: Actor,
  toSave: ToSave,
  cipher: TextCipher,
): Promise<boolean> {
  const { householdId, assessmentId, body } = toSave
  const { version, subjectPersonId, startedOn, roomsFrom, roomsTo, intensity } = body
  const { ableToRent, knowsRenting, knowsLiving, environment, supportNeed, withHousehold } = body
  const values = {
    ...{ startedOn, roomsFrom, roomsTo, intensity, withHousehold },
    ...{ ableToRent, knowsRenting, knowsLiving, environment, supportNeed },
    updatedBy: actor.accountId,
  }
  if (version === null) {
    const inserted = await tx
      .insertInto('assessment')
      .values({
        ...{ id: assessmentId, householdId, subjectPersonId, ...values },
        operatorOrganisationId: actor.organisationId,
        authorAccountId: actor.accountId,
        authorOrganisationId: actor.organisationId,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst()
    if (inserted.numInsertedOrUpdatedRows !== 1n) return false
  } else {
    const updated = await tx
      .updateTable('assessment')
      .set({ ...values, version: version + 1, updatedAt: sql`app_private.programme_now()` })
      .where('id', '=', assessmentId)
      .where('householdId', '=', householdId)
      .where('version', '=', version)
      .executeTakeFirst()
    if (updated.numUpdatedRows !== 1n) return false
  }
  await saveTexts(tx, actor, toSave, cipher)
  return true
}

/** Each part that changed becomes a new protected text; the former ones stay where they are. */
async function saveTexts(
  tx: Tx,
  actor: Actor,
  { householdId, assessmentId, body, current }: ToSave,
  cipher: TextCipher,
): Promise<void> {
  const changed = PARTS.filter((part) => body[part] !== (current?.[part] ?? null))
  const texts = changed.flatMap((part) => {
    const text = body[part]
    return text === null ? [] : [{ part, text, id: newId() }]
  })
  if (changed.length === 0) return
  if (texts.length > 0) {
    await tx
      .insertInto('protectedText')
      .values(
        texts.map(({ part, text, id }) => ({
          ...{ id, householdId, compartment: '6', kind: TEXT_KINDS[part] },
          subjectPersonId: body.subjectPersonId,
          sealedText: cipher.seal(text, bindingOf({ id, compartment: '6' })),
          writtenOn: actor.today,
          authorAccountId: actor.accountId,
          authorOrganisationId: actor.organisationId,
        })),
      )
      .execute()
  }
  const ids = new Map(texts.map(({ part, id }) => [part, id]))
  await tx
    .updateTable('assessment')
    .set(Object.fromEntries(changed.map((part) => [TEXT_COLUMNS[part], ids.get(part) ?? null])))
    .where('id', '=', assessmentId)
    .execute()
}

type Dated = { readonly assessmentId: string; readonly version: number; readonly on: string }

/** Whether it was finished: false when somebody else saved since `version` was read. */
export async function finishAssessment(tx: Tx, actor: Actor, dated: Dated): Promise<boolean> {
  return move(tx, actor, dated, { finishedOn: dated.on })
}

export async function giveCopy(tx: Tx, actor: Actor, dated: Dated): Promise<boolean> {
  return move(tx, actor, dated, { copyGivenOn: dated.on })
}

async function move(
  tx: Tx,
  actor: Actor,
  { assessmentId, version }: Dated,
  change: { readonly finishedOn: string } | { readonly copyGivenOn: string },
): Promise<boolean> {
  const updated = await tx
    .updateTable('assessment')
    .set({ ...change, updatedBy: actor.accountId, version: version + 1 })
    .set({ updatedAt: sql`app_private.programme_now()` })
    .where('id', '=', assessmentId)
    .where('version', '=', version)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}
