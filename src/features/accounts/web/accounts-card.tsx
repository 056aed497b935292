import { IconShieldCheck, IconShieldOff, IconUsers } from '@tabler/icons-react'
import { Card } from '#web/ui/card.tsx'
import { Chip } from '#web/ui/chip.tsx'
import { dayOf, formatDay } from '#web/ui/dates.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { LinkButton } from '#web/ui/links.tsx'
import type { OrganisationAccount, OrganisationAccounts } from '../contract.ts'
import { AccountRoles } from './account-roles.tsx'

/** Everybody who may act for the organisation, or waits to. */
export function AccountsCard({ desk }: { desk: OrganisationAccounts }) {
  const mayConfirm = desk.abilities.includes('account.confirm')
  return (
    <Card title="Comptes de l’organisation" count={desk.accounts.length}>
      {desk.accounts.length === 0 && (
        <EmptyState icon={IconUsers} title="Aucun compte à montrer.">
          Seuls les responsables de comptes voient ceux de leur organisation.
        </EmptyState>
      )}
      <ul className="account-lines">
        {desk.accounts.map((account) => (
          <li key={account.accountId} className="account-lines__line" data-columns>
            <Who account={account} />
            <AccountRoles account={account} mayConfirm={mayConfirm} />
            <div className="account-lines__action">
              {mayConfirm && !account.isMe && <GiveRole account={account} />}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Who({ account }: { account: OrganisationAccount }) {
  const { name, email, isDemonstration, lastSeenAt, isMe } = account
  return (
    <div className="account-lines__who">
      <p className="account-lines__name">
        {name}
        {isMe && <Chip tone="accent">vous</Chip>}
      </p>
      <p className="account-lines__detail">{email ?? 'Compte de démonstration'}</p>
      <p className="account-lines__detail">
        {lastSeenAt === null
          ? 'Aucune connexion depuis six mois'
          : `Dernière activité le ${formatDay(dayOf(lastSeenAt))}`}
      </p>
      {!isDemonstration && <Protection given={account.hasSecondFactor} />}
    </div>
  )
}

function Protection({ given }: { readonly given: boolean }) {
  if (given) return <Chip icon={IconShieldCheck}>protégé par un code</Chip>
  return (
    <Chip tone="todo" icon={IconShieldOff}>
      sans code de sécurité
    </Chip>
  )
}

function GiveRole({ account }: { account: OrganisationAccount }) {
  return (
    <LinkButton
      to="/administration"
      search={{ volet: 'role', compte: account.accountId }}
      variant="default"
      size="xs"
      aria-label={`Donner un rôle à ${account.name}`}
    >
      Donner un rôle
    </LinkButton>
  )
}
