import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type pg from 'pg'
import { COMPARTMENTS, type Compartment } from '#kernel/compartments.ts'
import { CASE_ROLES, type Role } from '#kernel/roles.ts'
import type { TestActor, TestHousehold } from './people.ts'

/** Who and what chance may combine: two households, and for each role somebody and a colleague. */
export type Cast = {
  readonly households: readonly [TestHousehold, TestHousehold]
  readonly actors: Readonly<Record<Role, readonly [TestActor, TestActor]>>
}

const near = fc.integer({ min: -3, max: 3 })
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 3, nil: null })

// Most of what is drawn concerns the role that looks, else nearly every case would be « nothing ».
const assignmentPlan = fc.record({
  sameRole: fc.constantFrom(true, true, true, true, false),
  otherRole: fc.constantFrom(...CASE_ROLES),
  household: fc.constantFrom(0, 0, 0, 1),
  person: fc.nat(2),
  followsSomebody: fc.boolean(),
  isColleague: fc.constantFrom(false, false, true),
  isNamed: fc.boolean(),
  isEmergency: fc.constantFrom(false, false, false, true),
  emergencyHours: fc.constantFrom(-1, 5),
  starts: fc.integer({ min: -3, max: 1 }),
  lasts: maybe(fc.integer({ min: -1, max: 4 })),
  handover: maybe(near),
  named: maybe(near),
  signed: maybe(near),
})

const consentPlan = fc.record({
  household: fc.constantFrom(0, 0, 0, 1),
  person: fc.nat(2),
  toOtherRole: fc.constantFrom(false, false, false, true),
  otherRole: fc.constantFrom(...CASE_ROLES),
  recipient: fc.constantFrom('organisation', 'organisation', 'me', 'colleague'),
  compartments: fc.subarray([...COMPARTMENTS], { minLength: 8 }),
  given: fc.integer({ min: -3, max: 1 }),
  lasts: fc.integer({ min: 1, max: 5 }),
  isWithdrawn: fc.constantFrom(false, false, false, true),
})

/** One drawing: the facts of two households, and one look at them. */
export const drawing = fc.record({
  role: fc.constantFrom(...CASE_ROLES, 'HH' as const, 'PMS' as const, 'HP' as const),
  who: fc.constantFrom<0 | 1>(0, 0, 0, 1),
  at: fc.constantFrom('first', 'first', 'first', 'second', 'list'),
  declared: fc.oneof(
    { weight: 3, arbitrary: fc.constant<Compartment[]>([...COMPARTMENTS]) },
    { weight: 1, arbitrary: fc.subarray([...COMPARTMENTS]) },
  ),
  childAgeDays: fc.constantFrom(3000, 6573, 6574, 6575, 6576, 8000, null),
  childLeft: maybe(near),
  assignments: fc.array(assignmentPlan, { maxLength: 4 }),
  consents: fc.array(consentPlan, { maxLength: 4 }),
})
export type Drawing = typeof drawing extends fc.Arbitrary<infer T> ? T : never

/** Brings the database to what was drawn. */
export async function arrange(oracle: pg.Client, cast: Cast, drawn: Drawing): Promise<void> {
  const today = await oracle.query<{ today: string }>('SELECT current_date AS today')
  const dated = dater(today.rows[0]?.today ?? '')
  const assignments = drawn.assignments.map((plan) => toAssignment(plan, drawn.role, cast, dated))
  const consents = drawn.consents.map((plan) => toConsent(plan, drawn.role, cast, dated))
  const compartments = consents.flatMap(({ id }, rank) =>
    (drawn.consents[rank]?.compartments ?? []).map((compartment) => ({
      consent_id: id,
      compartment,
    })),
  )
  await oracle.query('DELETE FROM consent_compartment')
  await oracle.query('DELETE FROM consent')
  await oracle.query('DELETE FROM assignment')
  await fill(oracle, 'assignment', assignments)
  await fill(oracle, 'consent', consents)
  await fill(oracle, 'consent_compartment', compartments)
  await oracle.query('UPDATE person SET birth_date = $2, left_on = $3 WHERE id = $1', [
    cast.households[0].persons[2],
    drawn.childAgeDays === null ? null : dated(-drawn.childAgeDays),
    dated(drawn.childLeft),
  ])
}

async function fill(oracle: pg.Client, table: string, rows: readonly unknown[]): Promise<void> {
  await oracle.query(
    `INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  )
}

type Dater = (days: number | null) => string | null
function dater(today: string): Dater {
  return (days) => {
    if (days === null) return null
    return new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10)
  }
}

function toAssignment(
  plan: Drawing['assignments'][number],
  looking: Role,
  { actors, households }: Cast,
  dated: Dater,
) {
  const role = plan.sameRole ? looking : plan.otherRole
  const actor = actors[role][plan.isColleague ? 1 : 0]
  const household = households[plan.household === 0 ? 0 : 1]
  const isNamed = plan.isNamed || role === 'HH'
  const mustFollow = ['HP', 'SPIP', 'MJPM'].includes(role)
  return {
    id: randomUUID(),
    household_id: household.id,
    organisation_id: actor.organisationId,
    role,
    account_id: isNamed ? actor.accountId : null,
    reach: isNamed ? 'named' : 'organisation',
    subject_person_id:
      mustFollow || (plan.followsSomebody && role === 'HH') ? household.persons[plan.person] : null,
    kind: plan.isEmergency ? 'break-glass' : 'case',
    starts_on: dated(plan.starts),
    ends_on: plan.lasts === null ? null : dated(plan.starts + plan.lasts),
    expires_at: plan.isEmergency ? new Date(Date.now() + plan.emergencyHours * 3_600_000) : null,
    handover_ready_on: dated(plan.handover),
    named_on: dated(plan.named),
    signed_on: dated(plan.signed),
  }
}

function toConsent(
  plan: Drawing['consents'][number],
  looking: Role,
  { actors, households }: Cast,
  dated: Dater,
) {
  const [me, colleague] = actors[plan.toOtherRole ? plan.otherRole : looking]
  const named = { me: me.accountId, colleague: colleague.accountId, organisation: null }
  const household = households[plan.household === 0 ? 0 : 1]
  return {
    id: randomUUID(),
    household_id: household.id,
    subject_person_id: household.persons[plan.person],
    given_by: 'self',
    giver_name: 'elle-même',
    purpose: 'accompagnement',
    recipient_organisation_id: me.organisationId,
    recipient_account_id: named[plan.recipient],
    means: 'oral',
    language: 'fr',
    given_on: dated(plan.given),
    expires_on: dated(plan.given + plan.lasts),
    withdrawn_at: plan.isWithdrawn ? new Date() : null,
    recorded_by: me.accountId,
  }
}
