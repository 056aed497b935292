import { Outlet } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { isApiError } from '#web/api-error.ts'
import { NotFoundPage } from '#web/pages/not-found-page.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import { TabLink, TabLinks } from '#web/ui/tab-links.tsx'
import { AgedPacks } from './aged-packs.tsx'
import './rules.css'
import { rulesQuery } from './scheme-queries.ts'

/** The rules of the scheme: read by the landlord and the State, changed by the programme lead. */
export function RulesFrame() {
  const query = useQuery(rulesQuery)
  if (isApiError(query.error, 'not-found')) return <NotFoundPage />
  return (
    <div className="rules">
      <TabLinks label="Règles du dispositif">
        <TabLink to="/programme/regles" activeOptions={{ exact: true, includeSearch: false }}>
          Délais et plafonds
        </TabLink>
        <TabLink to="/programme/regles/prix">Prix</TabLink>
        <TabLink to="/programme/regles/typologies">Types de logement</TabLink>
        <TabLink to="/programme/regles/references">Données de référence</TabLink>
        <TabLink to="/programme/regles/historique">Historique</TabLink>
      </TabLinks>
      <QueryView query={query} failure="Les règles du dispositif n’ont pas pu être chargées.">
        {(rules) => (
          <>
            <AgedPacks packs={rules.packs} />
            <Outlet />
          </>
        )}
      </QueryView>
    </div>
  )
}
