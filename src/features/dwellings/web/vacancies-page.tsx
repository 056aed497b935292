import { IconDoorExit, IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { NotFoundPage } from '#web/pages/not-found-page.tsx'
import { useMay } from '#web/session/session.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { LinkButton } from '#web/ui/links.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import type { VacancyList } from '../contract.ts'
import { SectorStrip } from './sector-strip.tsx'
import { StockHead } from './stock-head.tsx'
import { StockPages } from './stock-pages.tsx'
import { vacanciesQuery } from './stock-queries.ts'
import { VacancyFilters } from './vacancy-filters.tsx'
import { VacancyRows } from './vacancy-rows.tsx'
import { isFiltered } from './vacancy-search.ts'

const route = getRouteApi('/shell/logements')

/** The releases that the reader may see, the longest vacancies first. */
export function VacanciesPage() {
  const search = route.useSearch()
  const mayRead = useMay('dwelling.read')
  const query = useQuery({ ...vacanciesQuery(search), enabled: mayRead })
  if (!mayRead) return <NotFoundPage />
  return (
    <>
      <StockHead />
      {query.data && query.data.tallies.length > 0 && (
        <div className="stock-head">
          <SectorStrip tallies={query.data.tallies} />
        </div>
      )}
      <div className="stock">
        <VacancyFilters list={query.data} />
        <QueryView
          query={query}
          failure="La liste des libérations n’a pas pu être chargée."
          kept="Vos filtres sont gardés."
        >
          {(list) => <Vacancies list={list} />}
        </QueryView>
      </div>
    </>
  )
}

function Vacancies({ list }: { list: VacancyList }) {
  const search = route.useSearch()
  if (list.rows.length > 0) {
    return (
      <>
        <VacancyRows rows={list.rows} />
        <StockPages to="/logements" page={list.page} hasMore={list.hasMore} />
      </>
    )
  }
  if (!isFiltered(search))
    return <NothingYet isHolder={list.abilities.includes('vacancy.propose')} />
  return (
    <EmptyState
      icon={IconSearch}
      title="Aucune libération ne correspond."
      action={
        <LinkButton to="/logements" search={{}} variant="default">
          Effacer les filtres
        </LinkButton>
      }
    >
      Essayez avec moins de filtres.
    </EmptyState>
  )
}

function NothingYet({ isHolder }: { isHolder: boolean }) {
  return (
    <EmptyState icon={IconDoorExit} title="Aucun logement ne se libère pour le moment.">
      {isHolder
        ? 'Les logements de votre contingent qui se libèrent apparaîtront ici.'
        : 'Les congés saisis, et les logements que proposent les réservataires, apparaîtront ici.'}
    </EmptyState>
  )
}
