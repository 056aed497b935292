import { useQuery } from '@tanstack/react-query'
import { AdministrationTabs } from '#web/administration-tabs.tsx'
import { isApiError } from '#web/api-error.ts'
import { NotFoundPage } from '#web/pages/not-found-page.tsx'
import { Card } from '#web/ui/card.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import type { Administration } from '../../administration.contract.ts'
import { AgedPacks } from '../aged-packs.tsx'
import { PackLines } from '../pack-lines.tsx'
import { administrationQuery } from '../scheme-queries.ts'
import { InstanceCard } from './instance-card.tsx'
import { MatrixCard } from './matrix-card.tsx'

/** The instance and the rules of access as the database applies them: nothing of any household. */
export function AdministrationPage() {
  const query = useQuery(administrationQuery)
  if (isApiError(query.error, 'not-found')) return <NotFoundPage />
  return (
    <>
      <PageHeader
        title="Accès et instance"
        subtitle="L’instance, les données de référence et qui peut lire quoi."
      />
      <div className="rules">
        <AdministrationTabs />
        <QueryView query={query} failure="L’administration n’a pas pu être chargée.">
          {(page) => <Blocks page={page} />}
        </QueryView>
      </div>
    </>
  )
}

function Blocks({ page }: { page: Administration }) {
  return (
    <>
      <AgedPacks packs={page.packs} />
      <InstanceCard instance={page.instance} />
      <MatrixCard page={page} />
      <Card title="Données de référence" flush>
        <PackLines packs={page.packs} />
      </Card>
    </>
  )
}
