import { sql } from 'kysely'
import type { Role } from '#kernel/roles.ts'
import type { Access } from './access.ts'

/** What sign-in may know of an account: enough to choose a role and to ask for a second factor. */
export type Membership = {
  readonly id: string
  readonly role: Role
  readonly roleLabel: string
  readonly organisationId: string
  readonly organisationName: string
  /** Looks after the accounts of the organisation. */
  readonly isManager: boolean
}

export type AccountCard = {
  readonly kind: 'professional' | 'household'
  readonly name: string
  readonly isDemonstration: boolean
  readonly secondFactorRequired: boolean
  readonly memberships: readonly Membership[]
}

export async function accountCard(access: Access, accountId: string): Promise<AccountCard | null> {
  const { rows } = await sql<{ card: AccountCard | null }>`
    SELECT app_private.account_card(${accountId}::uuid) AS card`.execute(access.db)
  return rows[0]?.card ?? null
}

/** How an account signs in, for its holder: who signs in with a personal code has no address. */
export async function ownCredentials(
  access: Access,
  accountId: string,
): Promise<{ email: string | null; hasPassword: boolean }> {
  const user = await access.db
    .selectFrom('user')
    .select(['email', 'emailVerified'])
    .where('id', '=', accountId)
    .executeTakeFirst()
  const password = await access.db
    .selectFrom('credential')
    .select('id')
    .where('userId', '=', accountId)
    .where('password', 'is not', null)
    .executeTakeFirst()
  return { email: user?.emailVerified ? user.email : null, hasPassword: password !== undefined }
}
