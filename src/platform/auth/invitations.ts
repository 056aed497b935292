import { randomBytes } from 'node:crypto'
import { sql, type Transaction } from 'kysely'
import { AppError } from '#kernel/app-error.ts'
import { newId } from '#platform/db/new-id.ts'
import type { Access } from './access.ts'
import { hashSecret } from './argon2.ts'
import { countAttempt } from './attempts.ts'
import { authHeaders, type Caller, type WithCookies } from './caller.ts'
import { guardSession } from './guard.ts'
import { tokenHash } from './keyed-hash.ts'
import { requireStrong } from './passwords.ts'
import { liveSession } from './sessions.ts'
import type { SignInStep } from './sign-in.ts'
import type { AuthTables } from './tables.ts'

export type InvitationCard = {
  readonly email: string
  readonly name: string
  readonly organisationName: string
  readonly roleLabel: string | null
  readonly expiresAt: string
  readonly state: 'open' | 'expired' | 'used' | 'withdrawn'
  /** The account that already has this address: it joins the organisation instead of being created. */
  readonly accountId: string | null
}

/** The token of a link, and the hash that the database keeps. */
export function drawInvitationToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: tokenHash(token) }
}

async function invitationCard(access: Access, token: string): Promise<InvitationCard | null> {
  const { rows } = await sql<{ card: InvitationCard | null }>`
    SELECT app_private.invitation_card(${tokenHash(token)}) AS card`.execute(access.db)
  return rows[0]?.card ?? null
}

/** The invitation behind a link that may still serve. */
export async function openInvitation(
  access: Access,
  caller: Caller,
  token: string,
): Promise<InvitationCard> {
  await countAttempt(access, 'link', token, caller)
  const card = await invitationCard(access, token)
  if (!card || card.state === 'withdrawn') throw new AppError('not-found')
  if (card.state !== 'open') {
    throw new AppError('rule-refused', { rule: `invitation-${card.state}` })
  }
  return card
}

/** Creates the account of somebody invited, and opens their session. */
export async function acceptAsNewAccount(
  access: Access,
  caller: Caller,
  form: { readonly token: string; readonly name: string; readonly password: string },
): Promise<WithCookies<SignInStep>> {
  const card = await openInvitation(access, caller, form.token)
  if (card.accountId) throw new AppError('rule-refused', { rule: 'invitation-needs-sign-in' })
  requireStrong(form.password, { email: card.email, name: form.name })
  const password = await hashSecret(form.password)
  const id = newId()
  await access.db.transaction().execute(async (tx) => {
    await addUser(tx, { id, name: form.name, email: card.email, password })
    await acceptInvitation(tx, form.token, id)
  })
  return openFirstSession(access, caller, id)
}

/** Adds the organisation to the account of somebody who is already known, and signed in. */
export async function acceptAsKnownAccount(
  access: Access,
  caller: Caller,
  token: string,
): Promise<void> {
  const { accountId } = await openInvitation(access, caller, token)
  const session = await liveSession(access, caller)
  if (accountId === null || session?.accountId !== accountId) {
    throw new AppError('rule-refused', { rule: 'invitation-needs-sign-in' })
  }
  await access.db.transaction().execute((tx) => acceptInvitation(tx, token, accountId))
}

type NewUser = { id: string; name: string; email: string; password: string }

async function addUser(tx: Transaction<AuthTables>, user: NewUser): Promise<void> {
  const { id, name, email, password } = user
  // The link was sent to this address: following it proves the address.
  await tx
    .insertInto('user')
    .values({ id, name, email, emailVerified: true, twoFactorEnabled: false })
    .execute()
  await tx
    .insertInto('credential')
    .values({ id: newId(), userId: id, accountId: id, providerId: 'credential', password })
    .execute()
}

async function acceptInvitation(
  tx: Transaction<AuthTables>,
  token: string,
  accountId: string,
): Promise<void> {
  await sql`SELECT app_private.accept_invitation(${tokenHash(token)}, ${accountId}::uuid)`.execute(
    tx,
  )
}

async function openFirstSession(
  access: Access,
  caller: Caller,
  userId: string,
): Promise<WithCookies<SignInStep>> {
  const { headers } = await access.auth.api.openSession({
    body: { userId, rememberMe: false },
    headers: authHeaders(caller, [access.cookies.session]),
    returnHeaders: true,
  })
  const cookies = headers.getSetCookie()
  const card = await guardSession(access, cookies, { device: 'shared', secondFactorAt: null })
  return { value: { next: card?.secondFactorRequired ? 'enrol-second-factor' : 'done' }, cookies }
}
