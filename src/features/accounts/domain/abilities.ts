import type { Role } from '#kernel/roles.ts'

type Policies = Readonly<Record<string, { readonly roles: readonly Role[] }>>

/** What only those who look after accounts may do: the managers, technical administration, the programme lead. */
const ACCOUNT_WORK = 'account.manage'

/**
 * What a membership may do, for menus and buttons; each route checks it again.
 *
 * @param policies  policy name → roles that may knock
 * @param member    the role held, and whether its holder manages the accounts of the organisation
 * @returns         names of policies, sorted
 */
export function abilitiesOf(
  policies: Policies,
  member: { readonly role: Role; readonly isManager: boolean },
): string[] {
  const looksAfterAccounts = member.isManager || member.role === 'ADM' || member.role === 'PRG'
  return Object.entries(policies)
    .filter(
      ([name, policy]) =>
        policy.roles.includes(member.role) && (name !== ACCOUNT_WORK || looksAfterAccounts),
    )
    .map(([name]) => name)
    .sort()
}
