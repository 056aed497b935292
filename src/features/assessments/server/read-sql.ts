import { sql } from 'kysely'
import { anyOf } from '#platform/db/any-of.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import { bindingOf, type TextCipher } from '#platform/protected-text/cipher.ts'
import type { Assessment, AssessmentList, Conclusions } from '../contract.ts'
import type { Intensity } from '../domain/scales.ts'

const COMPARTMENT = '6'

/** The assessments that the actor reads in full, newest first. */
export async function assessmentsOf(
  tx: Tx,
  actor: Actor,
  householdId: string,
  cipher: TextCipher,
): Promise<Assessment[]> {
  const rows = await assessmentRows(tx, householdId)
  const texts = await textsOf(
    tx,
    rows.flatMap((row) =>
      [row.socialTextId, row.budgetTextId, row.housingTextId, row.planTextId].filter(
        (id) => id !== null,
      ),
    ),
    cipher,
  )
  const open = (id: string | null) => (id === null ? null : (texts.get(id) ?? null))
  return rows.map(
    ({
      socialTextId,
      budgetTextId,
      housingTextId,
      planTextId,
      firstName,
      lastName,
      operatorOrganisationId,
      operatorName,
      ...row
    }) => ({
      ...row,
      intensity: row.intensity as Intensity | null,
      social: open(socialTextId),
      budget: open(budgetTextId),
      housing: open(housingTextId),
      plan: open(planTextId),
      subjectName: nameOf(firstName, lastName),
      operatorName: operatorName ?? '',
      isMine: operatorOrganisationId === actor.organisationId,
    }),
  )
}

function assessmentRows(tx: Tx, householdId: string) {
  return tx
    .selectFrom('assessment as s')
    .leftJoin('person as p', 'p.id', 's.subjectPersonId')
    .leftJoin('organisation as o', 'o.id', 's.operatorOrganisationId')
    .leftJoin('account as a', 'a.id', 's.updatedBy')
    .select(['s.id', 's.subjectPersonId', 's.startedOn', 's.finishedOn', 's.copyGivenOn'])
    .select(['s.version', 's.updatedAt', 's.operatorOrganisationId'])
    .select(['s.socialTextId', 's.budgetTextId', 's.housingTextId', 's.planTextId'])
    .select(['s.roomsFrom', 's.roomsTo', 's.intensity', 's.withHousehold'])
    .select(['s.ableToRent', 's.knowsRenting', 's.knowsLiving', 's.environment', 's.supportNeed'])
    .select(['p.firstName', 'p.lastName', 'o.shortName as operatorName'])
    .select('a.displayName as updatedByName')
    .where('s.householdId', '=', householdId)
    .orderBy('s.startedOn', 'desc')
    .orderBy('s.id', 'desc')
    .limit(20)
    .execute()
}

async function textsOf(
  tx: Tx,
  ids: readonly string[],
  cipher: TextCipher,
): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('protectedText')
    .select(['id', 'compartment', 'sealedText'])
    .where('id', '=', anyOf(ids))
    .execute()
  return new Map(rows.map((row) => [row.id, cipher.open(row.sealedText, bindingOf(row))]))
}

/** 6r: what consent opens to the landlord's social counsellor. */
export async function conclusionsOf(
  tx: Tx,
  householdId: string,
  cipher: TextCipher,
): Promise<Conclusions[]> {
  const rows = await tx
    .selectFrom('assessmentReduced as r')
    .leftJoin('person as p', 'p.id', 'r.subjectPersonId')
    .select((eb) => [
      eb.ref('r.id').$notNull().as('id'),
      eb.ref('r.finishedOn').$notNull().as('finishedOn'),
    ])
    .select(['r.roomsFrom', 'r.roomsTo', 'r.intensity', 'r.planId', 'r.sealedPlan'])
    .select(['p.firstName', 'p.lastName'])
    .where('r.householdId', '=', householdId)
    .orderBy('r.finishedOn', 'desc')
    .execute()
  return rows.map(({ planId, sealedPlan, firstName, lastName, ...row }) => ({
    ...row,
    intensity: row.intensity as Intensity | null,
    subjectName: nameOf(firstName, lastName),
    plan:
      planId && sealedPlan
        ? cipher.open(sealedPlan, bindingOf({ id: planId, compartment: COMPARTMENT }))
        : null,
  }))
}

function nameOf(firstName: string | null, lastName: string | null): string {
  return [firstName, lastName].filter(Boolean).join(' ')
}

/** Adults and minors whom the actor may write about here. */
export async function writablePersons(
  tx: Tx,
  householdId: string,
): Promise<AssessmentList['persons']> {
  const rows = await tx
    .selectFrom('person as p')
    .select(['p.id', 'p.firstName', 'p.lastName'])
    .where('p.householdId', '=', householdId)
    .where('p.leftOn', 'is', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('myAccess as m')
          .select('m.compartment')
          .whereRef('m.householdId', '=', 'p.householdId')
          .where('m.compartment', '=', COMPARTMENT)
          .where('m.verb', '=', 'write')
          .where((or) =>
            or.or([
              or('m.subjectPersonId', 'is', null),
              or('m.subjectPersonId', '=', or.ref('p.id')),
            ]),
          ),
      ),
    )
    .orderBy('p.position')
    .execute()
  return rows.map(({ id, firstName, lastName }) => ({ id, name: nameOf(firstName, lastName) }))
}

/** Whether the programme pays for the assessments of the actor's organisation: these alone count against its cap. */
export async function countsInCap(tx: Tx, actor: Actor, householdId: string): Promise<boolean> {
  const found = await sql<{ counts: boolean }>`
    SELECT EXISTS (SELECT FROM app.scheme_price p
      JOIN app.household h ON h.scheme_id = p.scheme_id AND h.id = ${householdId}
      WHERE p.line = 'assessment' AND p.amount_cents IS NOT NULL
        AND daterange(p.valid_from, p.valid_to) @> app_private.programme_today()
        AND (p.operator_organisation_id = ${actor.organisationId}
          OR p.operator_kind = (SELECT o.kind FROM app.organisation o WHERE o.id = ${actor.organisationId}))) AS counts`.execute(
    tx,
  )
  return found.rows[0]?.counts ?? false
}
