import { sql } from 'kysely'
import type { Access } from './access.ts'

/** What sign-in may know of an account: enough to choose a role and to ask for a second factor. */
export type Membership = {
  readonly id: string
  readonly role: string
  readonly roleLabel: string
  readonly organisationId: string
  readonly organisationName: string
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
