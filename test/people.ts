import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Role } from '#kernel/roles.ts'

/** Invented people only: names that no civil register holds together. */
const NAMES = [
  ['Ysaline', 'Trouvebois'],
  ['Bastien', 'Clairmatin'],
  ['Oumou', 'Vertevallée'],
  ['Léandre', 'Passepierre'],
  ['Nour', 'Doucelune'],
  ['Maëlie', 'Grandsapin'],
  ['Théodule', 'Roulecaillou'],
  ['Zélie', 'Bellebrume'],
] as const

let drawn = 0
export function inventedName(): { firstName: string; lastName: string } {
  const [firstName, lastName] = NAMES[drawn++ % NAMES.length] ?? NAMES[0]
  return { firstName, lastName: `${lastName}-${String(drawn)}` }
}

export type TestOrganisation = { readonly id: string; readonly kind: string }
export type TestActor = {
  readonly accountId: string
  readonly accountRoleId: string
  readonly organisationId: string
  readonly role: Role
  readonly sessionId: string
}
export type TestScheme = { readonly id: string; readonly landlordId: string }

export async function organisation(
  oracle: pg.Client,
  kind: string,
  name = `Organisme ${String(++drawn)}`,
): Promise<TestOrganisation> {
  const id = randomUUID()
  await oracle.query(
    'INSERT INTO organisation (id, kind, name, short_name) VALUES ($1, $2, $3, $3)',
    [id, kind, name],
  )
  return { id, kind }
}

export async function scheme(oracle: pg.Client, landlordId: string): Promise<TestScheme> {
  const id = randomUUID()
  await oracle.query(
    `INSERT INTO scheme (id, landlord_id, name, starts_on, months, household_target, source)
     VALUES ($1, $2, 'Dispositif d’essai', current_date - 300, 24, 30, 'test')`,
    [id, landlordId],
  )
  await partner(oracle, id, landlordId, false)
  return { id, landlordId }
}

export async function partner(
  oracle: pg.Client,
  schemeId: string,
  organisationId: string,
  refersHouseholds = true,
): Promise<void> {
  await oracle.query(
    `INSERT INTO scheme_partner (scheme_id, organisation_id, refers_households, starts_on)
     VALUES ($1, $2, $3, current_date - 300)`,
    [schemeId, organisationId, refersHouseholds],
  )
}

export type ActorOptions = { readonly personId?: string; readonly isManager?: boolean }

/** An account with a confirmed role and a live session that passed its second factor. */
export async function actor(
  oracle: pg.Client,
  organisationId: string,
  role: Role,
  options: ActorOptions = {},
): Promise<TestActor> {
  const accountId = randomUUID()
  const accountRoleId = randomUUID()
  const { firstName, lastName } = inventedName()
  await oracle.query(`INSERT INTO auth."user" (id, name, email) VALUES ($1, $2, $3)`, [
    accountId,
    `${firstName} ${lastName}`,
    `${accountId}@exemple.invalid`,
  ])
  await oracle.query(
    'INSERT INTO account (id, kind, display_name, person_id) VALUES ($1, $2, $3, $4)',
    [
      accountId,
      options.personId === undefined ? 'professional' : 'household',
      `${firstName} ${lastName}`,
      options.personId ?? null,
    ],
  )
  await oracle.query(
    `INSERT INTO account_role (id, account_id, organisation_id, role, is_manager, starts_on, confirmed_at)
     VALUES ($1, $2, $3, $4, $5, current_date - 200, now())`,
    [accountRoleId, accountId, organisationId, role, options.isManager ?? false],
  )
  const sessionId = await session(oracle, accountId, accountRoleId)
  return { accountId, accountRoleId, organisationId, role, sessionId }
}

export async function session(
  oracle: pg.Client,
  accountId: string,
  accountRoleId: string,
): Promise<string> {
  const sessionId = randomUUID()
  await oracle.query(
    `INSERT INTO auth.session (id, user_id, token, expires_at) VALUES ($1, $2, $3, now() + interval '12 hours')`,
    [sessionId, accountId, randomUUID()],
  )
  await oracle.query(
    `INSERT INTO auth.session_guard (session_id, account_id, account_role_id, started_at, last_seen_at, second_factor_at)
     VALUES ($1, $2, $3, clock_timestamp(), clock_timestamp(), clock_timestamp())`,
    [sessionId, accountId, accountRoleId],
  )
  return sessionId
}

export type TestHousehold = { readonly id: string; readonly persons: readonly string[] }

/** A household with its persons (adults first), as its prescriber left it. */
export async function household(
  oracle: pg.Client,
  schemeId: string,
  author: TestActor,
  adults = 1,
  children = 0,
): Promise<TestHousehold> {
  const id = randomUUID()
  await oracle.query(
    `INSERT INTO household (id, scheme_id, file_number, phase_since, author_account_id, author_organisation_id)
     VALUES ($1, $2, $3, current_date - 30, $4, $5)`,
    [
      id,
      schemeId,
      `2026-${String(++drawn).padStart(3, '0')}`,
      author.accountId,
      author.organisationId,
    ],
  )
  const persons: string[] = []
  for (let index = 0; index < adults + children; index += 1) {
    persons.push(await person(oracle, id, author, index < adults ? 35 : 8))
  }
  await oracle.query('UPDATE household SET lead_person_id = $2 WHERE id = $1', [id, persons[0]])
  await assignment(oracle, id, author)
  return { id, persons }
}

async function person(
  oracle: pg.Client,
  householdId: string,
  author: TestActor,
  age: number,
): Promise<string> {
  const id = randomUUID()
  const { firstName, lastName } = inventedName()
  await oracle.query(
    `INSERT INTO person (id, household_id, first_name, last_name, birth_date, position,
       author_account_id, author_organisation_id, updated_by)
     VALUES ($1, $2, $3, $4, current_date - make_interval(years => $5), 0, $6, $7, $6)`,
    [id, householdId, firstName, lastName, age, author.accountId, author.organisationId],
  )
  return id
}

export type AssignmentOptions = {
  readonly reach?: 'organisation' | 'named'
  readonly subjectPersonId?: string
  readonly startsInDays?: number
  readonly endsInDays?: number
  readonly handoverReady?: boolean
  readonly named?: boolean
  readonly signed?: boolean
}

export async function assignment(
  oracle: pg.Client,
  householdId: string,
  who: TestActor,
  options: AssignmentOptions = {},
): Promise<string> {
  const id = randomUUID()
  const named = options.named ?? true
  await oracle.query(
    `INSERT INTO assignment (id, household_id, organisation_id, role, account_id, reach, subject_person_id,
       starts_on, ends_on, handover_ready_on, named_on, signed_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, current_date + $8::int, current_date + $9::int,
       CASE WHEN $10 THEN current_date END, CASE WHEN $11 THEN current_date END, CASE WHEN $12 THEN current_date END)`,
    [
      id,
      householdId,
      who.organisationId,
      who.role,
      who.accountId,
      options.reach ?? 'named',
      options.subjectPersonId ?? null,
      options.startsInDays ?? -10,
      options.endsInDays ?? null,
      options.handoverReady ?? false,
      named,
      options.signed ?? false,
    ],
  )
  return id
}

export type ConsentOptions = {
  readonly expiresInDays?: number
  readonly withdrawn?: boolean
  readonly accountId?: string
}

export async function consent(
  oracle: pg.Client,
  household: TestHousehold,
  subjectPersonId: string,
  given: { readonly to: TestActor; readonly compartments: readonly string[] } & ConsentOptions,
): Promise<string> {
  const id = randomUUID()
  await oracle.query(
    `INSERT INTO consent (id, household_id, subject_person_id, given_by, giver_name, purpose,
       recipient_organisation_id, recipient_account_id, means, language, given_on, expires_on, withdrawn_at, recorded_by)
     VALUES ($1, $2, $3, 'self', 'elle-même', 'accompagnement', $4, $5, 'oral', 'fr', current_date - 5,
       current_date + $6::int, CASE WHEN $7 THEN now() END, $8)`,
    [
      id,
      household.id,
      subjectPersonId,
      given.to.organisationId,
      given.accountId ?? null,
      given.expiresInDays ?? 180,
      given.withdrawn ?? false,
      given.to.accountId,
    ],
  )
  await oracle.query(
    'INSERT INTO consent_compartment (consent_id, compartment) SELECT $1, unnest($2::text[])',
    [id, given.compartments],
  )
  return id
}
