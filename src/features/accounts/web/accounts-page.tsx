import { IconUserPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { AdministrationTabs } from '#web/administration-tabs.tsx'
import { useSignedIn } from '#web/session/session.ts'
import { Icon } from '#web/ui/icon.tsx'
import { LinkButton } from '#web/ui/links.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import type { OrganisationAccounts } from '../contract.ts'
import './account-page.css'
import { organisationAccountsQuery } from './account-requests.ts'
import { AccountsCard } from './accounts-card.tsx'
import { InvitationsCard } from './invitations-card.tsx'
import { InviteDrawer } from './invite-drawer.tsx'
import { RoleDrawer } from './role-drawer.tsx'

const route = getRouteApi('/shell/administration')

/** Who may act for the organisation: the desk of those who look after its accounts. */
export function AccountsPage() {
  const query = useQuery(organisationAccountsQuery)
  const { current } = useSignedIn()
  return (
    <>
      <PageHeader
        title="Comptes"
        subtitle={current?.organisationName}
        actions={query.data && mayInvite(query.data) && <InviteButton />}
      />
      <AdministrationTabs />
      <QueryView query={query} failure="Les comptes n’ont pas pu être chargés.">
        {(desk) => (
          <>
            <AccountsCard desk={desk} />
            <InvitationsCard invitations={desk.invitations} />
            <Drawers desk={desk} />
          </>
        )}
      </QueryView>
    </>
  )
}

function mayInvite({ abilities }: OrganisationAccounts): boolean {
  return abilities.includes('account.invite') || abilities.includes('account.invite-without-role')
}

function InviteButton() {
  return (
    <LinkButton
      to="/administration"
      search={{ volet: 'inviter' }}
      leftSection={<Icon of={IconUserPlus} />}
    >
      Inviter quelqu’un
    </LinkButton>
  )
}

function Drawers({ desk }: { desk: OrganisationAccounts }) {
  const { volet, compte } = route.useSearch()
  const navigate = route.useNavigate()
  const onClose = () => void navigate({ search: {}, replace: true })
  const account = desk.accounts.find(({ accountId }) => accountId === compte)
  if (volet === 'inviter' && mayInvite(desk)) return <InviteDrawer desk={desk} onClose={onClose} />
  if (volet === 'role' && account) {
    return <RoleDrawer roles={desk.roles} account={account} onClose={onClose} />
  }
  return null
}
