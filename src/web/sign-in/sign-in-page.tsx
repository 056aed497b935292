import { Tabs } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { useRefreshSession, useSession } from '../session/session.ts'
import { PageTitle } from '../ui/page-title.tsx'
import { DemonstrationAccounts } from './demonstration-accounts.tsx'
import { Entrance } from './entrance.tsx'
import { HouseholdForm } from './household-form.tsx'
import { ProfessionalForm } from './professional-form.tsx'

const route = getRouteApi('/connexion')

export function SignInPage() {
  const { demonstration } = useSession()
  const enter = useEnter()
  return (
    <Entrance wide={demonstration !== null}>
      <section>
        <PageTitle title="Se connecter" className="entrance__title" />
        <Doors onDone={enter} />
      </section>
      {demonstration && (
        <section aria-labelledby="demonstration">
          <h2 className="entrance__subtitle" id="demonstration">
            Essayer avec une personne inventée
          </h2>
          <p className="entrance__hint">
            Un clic, sans mot de passe. Chaque rôle voit ce que le dispositif lui permet, et rien
            d’autre.
          </p>
          <DemonstrationAccounts accounts={demonstration.accounts} onDone={enter} />
        </section>
      )}
    </Entrance>
  )
}

/** Back to the page that was asked for, or to the first page of the role. */
function useEnter(): () => Promise<void> {
  const { retour } = route.useSearch()
  const navigate = route.useNavigate()
  const refresh = useRefreshSession()
  return async () => {
    await refresh()
    await navigate({ href: retour ?? '/', replace: true })
  }
}

function Doors({ onDone }: { onDone: () => unknown }) {
  const { pour } = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <Tabs
      value={pour ?? 'professionnel'}
      onChange={(value) =>
        void navigate({
          search: (search) => ({ ...search, pour: value === 'menage' ? 'menage' : undefined }),
          replace: true,
        })
      }
      keepMounted={false}
      className="entrance__panel"
    >
      <Tabs.List grow mb="lg">
        <Tabs.Tab value="professionnel">Professionnel</Tabs.Tab>
        <Tabs.Tab value="menage">Ménage</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="professionnel">
        <ProfessionalForm onDone={onDone} />
      </Tabs.Panel>
      <Tabs.Panel value="menage">
        <HouseholdForm onDone={onDone} />
      </Tabs.Panel>
    </Tabs>
  )
}
