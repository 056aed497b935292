import { sql } from 'kysely'
import type { Role } from '#kernel/roles.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { HouseholdCodes, NewAccountRole, NewInvitation } from '../contract.ts'
import type { z } from 'zod'

type AccountRow = {
  readonly accountId: string
  readonly name: string
  readonly email: string | null
  readonly isDemonstration: boolean
  readonly hasSecondFactor: boolean
  readonly lastSeenAt: string | null
  readonly roles: readonly {
    readonly id: string
    readonly role: Role
    readonly roleLabel: string
    readonly isManager: boolean
    readonly startsOn: string
    readonly endsOn: string | null
    readonly isConfirmed: boolean
  }[]
}

/** The accounts of the actor's organisation, for those who look after them. */
export async function organisationAccounts(tx: Tx): Promise<readonly AccountRow[]> {
  const found = await sql<AccountRow>`SELECT * FROM app_private.organisation_accounts()`.execute(tx)
  return found.rows
}

type InvitationRow = {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly organisationName: string
  readonly role: string | null
  readonly isManager: boolean
  readonly createdAt: string
  readonly expiresAt: string
}

export async function openInvitations(tx: Tx): Promise<readonly InvitationRow[]> {
  const found = await sql<InvitationRow>`SELECT * FROM app_private.open_invitations()`.execute(tx)
  return found.rows
}

type GivenRole = { readonly code: Role; readonly label: string }

/** Roles that the actor's organisation may give, by their French names. */
export async function rolesToGive(tx: Tx, actor: Actor): Promise<readonly GivenRole[]> {
  const found = await sql<GivenRole>`
    SELECT k.code, k.label FROM app.organisation o
    JOIN app.role k ON k.code = ANY (app_private.roles_of(o.kind))
    WHERE o.id = ${actor.organisationId} ORDER BY k.label`.execute(tx)
  return found.rows
}

export function roleLabels(tx: Tx) {
  return tx.selectFrom('role').select(['code', 'label']).execute()
}

/** Names that an invitation bears. */
export async function invitationNames(tx: Tx, actor: Actor, organisationId: string) {
  const inviter = await tx
    .selectFrom('account')
    .select('displayName')
    .where('id', '=', actor.accountId)
    .executeTakeFirstOrThrow()
  const organisation = await tx
    .selectFrom('organisation')
    .select('name')
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow()
  return { inviter: inviter.displayName, organisation: organisation.name }
}

export async function invite(
  tx: Tx,
  invitation: z.infer<typeof NewInvitation> & {
    readonly organisationId: string
    readonly tokenHash: string
  },
): Promise<void> {
  const { id, email, name, organisationId, role, isManager, tokenHash } = invitation
  await sql`SELECT app_private.invite(${id}::uuid, ${email}, ${name}, ${organisationId}::uuid, ${role}::text,
    ${isManager}, ${tokenHash})`.execute(tx)
}

export async function withdrawInvitation(tx: Tx, id: string): Promise<void> {
  await sql`SELECT app_private.withdraw_invitation(${id}::uuid)`.execute(tx)
}

export async function grantRole(tx: Tx, role: z.infer<typeof NewAccountRole>): Promise<void> {
  await sql`SELECT app_private.grant_account_role(${role.id}::uuid, ${role.accountId}::uuid, ${role.role},
    ${role.isManager})`.execute(tx)
}

export async function confirmRole(tx: Tx, id: string): Promise<void> {
  await sql`SELECT app_private.confirm_account_role(${id}::uuid)`.execute(tx)
}

export async function endRole(tx: Tx, id: string): Promise<void> {
  await sql`SELECT app_private.end_account_role(${id}::uuid)`.execute(tx)
}

export async function householdCodes(tx: Tx, householdId: string): Promise<HouseholdCodes> {
  const found = await sql<HouseholdCodes[number]>`
    SELECT * FROM app_private.household_codes(${householdId}::uuid)`.execute(tx)
  return found.rows
}

type ForPerson = { readonly householdId: string; readonly personId: string }

export async function issueCode(tx: Tx, person: ForPerson, codeHash: string): Promise<void> {
  await sql`SELECT app_private.issue_household_code(${person.householdId}::uuid, ${person.personId}::uuid,
    ${codeHash})`.execute(tx)
}

export async function revokeCode(tx: Tx, person: ForPerson): Promise<void> {
  await sql`SELECT app_private.revoke_household_code(${person.householdId}::uuid,
    ${person.personId}::uuid)`.execute(tx)
}
