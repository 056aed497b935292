import type { Actor, Tx } from '#platform/db/door.ts'
import type { OrganisationAccounts } from '../contract.ts'
import { roleState } from '../domain/role-state.ts'
import { openInvitations, organisationAccounts, roleLabels, rolesToGive } from './sql.ts'

/** The desk of whoever looks after accounts: who may act for the organisation, who is invited, what may be given. */
export async function accountsDesk(tx: Tx, actor: Actor): Promise<OrganisationAccounts> {
  const accounts = await organisationAccounts(tx)
  const invitations = await openInvitations(tx)
  const labels = new Map((await roleLabels(tx)).map((role) => [role.code, role.label]))
  const now = new Date().toISOString()
  return {
    accounts: accounts.map(({ roles, ...account }) => ({
      ...account,
      isMe: account.accountId === actor.accountId,
      roles: roles.map((role) => ({ ...role, state: roleState(role, actor.today) })),
    })),
    invitations: invitations.map(({ role, ...invitation }) => ({
      ...invitation,
      roleLabel: role === null ? null : (labels.get(role) ?? role),
      expired: invitation.expiresAt < now,
    })),
    roles: [...(await rolesToGive(tx, actor))],
    abilities: abilities(actor),
  }
}

function abilities(actor: Actor): OrganisationAccounts['abilities'] {
  if (actor.role === 'ADM') return ['account.invite-without-role']
  return actor.isManager ? ['account.invite', 'account.confirm'] : []
}
