import type { APIRequestContext } from 'playwright-core'
import type { Role } from '../src/kernel/roles.ts'

export type Account = {
  readonly id: string
  readonly role: Role
  readonly roleLabel: string
  readonly name: string
  readonly organisation: string
}

/** What the pages send with each write: without it a write is refused. */
export const WRITE = { 'x-perenne-csrf': '1' } as const

async function demonstrationAccounts(request: APIRequestContext): Promise<Account[]> {
  const reply = await request.get('/api/session')
  const session = (await reply.json()) as { demonstration: { accounts: Account[] } }
  return session.demonstration.accounts
}

/** Signs in as the one-click account of a role; `organisation` or `name` when several people hold it. */
export async function signInAs(
  request: APIRequestContext,
  role: Role,
  who: { readonly organisation?: string; readonly name?: string } = {},
): Promise<Account> {
  const accounts = await demonstrationAccounts(request)
  const account = accounts.find(
    (each) =>
      each.role === role &&
      (who.organisation === undefined || each.organisation === who.organisation) &&
      (who.name === undefined || each.name === who.name),
  )
  if (!account) throw new Error(`aucun compte de démonstration pour ${role}`)
  const reply = await request.post('/api/demonstration/sign-in', {
    data: { accountId: account.id },
    headers: WRITE,
  })
  if (!reply.ok()) throw new Error(`connexion refusée : ${reply.status()}`)
  return account
}
