import { useQuery } from '@tanstack/react-query'
import { useMay, useSignedIn } from '#web/session/session.ts'
import { Card } from '#web/ui/card.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { LinkButton } from '#web/ui/links.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import type { OwnAccount } from '../contract.ts'
import './account-page.css'
import { ownAccountQuery } from './account-requests.ts'
import { PasskeysCard } from './passkeys-card.tsx'
import { PasswordCard } from './password-card.tsx'
import { SecondFactorCard } from './second-factor-card.tsx'
import { SessionsCard } from './sessions-card.tsx'

/** What each person looks after alone: how they sign in, and from where. */
export function OwnAccountPage() {
  const query = useQuery(ownAccountQuery)
  const mayManage = useMay('account.manage')
  return (
    <>
      <PageHeader
        title="Mon compte"
        actions={
          mayManage && (
            <LinkButton to="/administration" variant="default">
              Comptes de mon organisation
            </LinkButton>
          )
        }
      />
      <QueryView query={query} failure="Votre compte n’a pas pu être chargé.">
        {(account) => (
          <div className="account-cards">
            <WhoCard email={account.email} />
            <SessionsCard sessions={account.sessions} />
            {account.hasPassword && <Protections account={account} />}
          </div>
        )}
      </QueryView>
    </>
  )
}

function Protections({ account }: { account: OwnAccount }) {
  const { enrolled } = useSignedIn().secondFactor
  return (
    <>
      <SecondFactorCard />
      {enrolled && <PasskeysCard passkeys={account.passkeys} />}
      <PasswordCard />
    </>
  )
}

function WhoCard({ email }: { email: string | null }) {
  const { account, memberships } = useSignedIn()
  return (
    <Card title="Qui je suis">
      <Facts
        facts={[
          { label: 'Nom', value: account.name },
          ...(email === null ? [] : [{ label: 'Adresse', value: email }]),
          ...memberships.map(({ id, organisationName, roleLabel }) => ({
            label: organisationName,
            value: <span key={id}>{roleLabel}</span>,
          })),
        ]}
      />
    </Card>
  )
}
