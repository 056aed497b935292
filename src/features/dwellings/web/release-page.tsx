import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { isApiError } from '#web/api-error.ts'
import { NotFoundPage } from '#web/pages/not-found-page.tsx'
import { useMay, useSignedIn } from '#web/session/session.ts'
import { TextLink } from '#web/ui/links.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import { isLive } from '../domain/vacancy-path.ts'
import { AlreadyReleased, FindDwelling } from './find-dwelling.tsx'
import { ReleaseForm } from './release-form.tsx'
import './release-page.css'
import { dwellingQuery } from './stock-queries.ts'

const route = getRouteApi('/shell/logements/liberation')

/** G1, G13: find the dwelling first, then say when it is free; a holder finds those of its own contingent only. */
export function ReleasePage() {
  const isHolder = useSignedIn().current?.role === 'RES'
  const { logement } = route.useSearch()
  if (!useMay('vacancy.open')) return <NotFoundPage />
  return (
    <div className="release">
      <PageHeader
        crumbs={[
          <TextLink key="list" to="/logements">
            Logements
          </TextLink>,
        ]}
        title={isHolder ? 'Proposer un logement de notre contingent' : 'Saisir une libération'}
        subtitle={
          isHolder
            ? 'Le bailleur le recevra comme accordé au dispositif.'
            : 'Cherchez d’abord : un logement du parc n’est jamais saisi deux fois.'
        }
      />
      {logement === undefined && <FindDwelling isHolder={isHolder} />}
      {logement === 'nouveau' && !isHolder && <ReleaseForm dwelling={null} isHolder={false} />}
      {logement !== undefined && logement !== 'nouveau' && (
        <Known dwellingId={logement} isHolder={isHolder} />
      )}
    </div>
  )
}

function Known({ dwellingId, isHolder }: { dwellingId: string; isHolder: boolean }) {
  const query = useQuery(dwellingQuery(dwellingId))
  if (isApiError(query.error, 'not-found') || isApiError(query.error, 'bad-input')) {
    return <FindDwelling isHolder={isHolder} />
  }
  return (
    <QueryView query={query} failure="Ce logement n’a pas pu être chargé.">
      {({ dwelling, vacancies }) => {
        const live = vacancies.find(({ status }) => isLive(status))
        return live ? (
          <AlreadyReleased vacancyId={live.id} />
        ) : (
          <ReleaseForm dwelling={dwelling} isHolder={isHolder} />
        )
      }}
    </QueryView>
  )
}
