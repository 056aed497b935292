import { IconSearch, IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { isApiError } from '#web/api-error.ts'
import { NotFoundPage } from '#web/pages/not-found-page.tsx'
import { useSignedIn } from '#web/session/session.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { LinkButton } from '#web/ui/links.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import type { HouseholdList } from '../contract.ts'
import { HouseholdFilters } from './household-filters.tsx'
import { HouseholdPages } from './household-pages.tsx'
import { householdsQuery } from './household-queries.ts'
import { HouseholdRows } from './household-rows.tsx'
import './households-page.css'
import { isFiltered } from './list-search.ts'

const route = getRouteApi('/shell/menages')

/** The households that the reader may see, and nobody else's. */
export function HouseholdsPage() {
  const search = route.useSearch()
  const query = useQuery(householdsQuery(search))
  if (isApiError(query.error, 'not-found')) return <NotFoundPage />
  const mayRefer = query.data?.abilities.includes('referral.open') ?? false
  return (
    <>
      <PageHeader title="Ménages" actions={mayRefer && <FindOrRefer />} />
      <div className="households">
        <HouseholdFilters mayRefer={mayRefer} />
        <QueryView
          query={query}
          failure="La liste des ménages n’a pas pu être chargée."
          kept="Vos filtres sont gardés."
        >
          {(list) => <Households list={list} />}
        </QueryView>
      </div>
    </>
  )
}

function FindOrRefer() {
  return (
    <LinkButton to="/signaler" leftSection={<Icon of={IconSearch} />}>
      Retrouver ou signaler un ménage
    </LinkButton>
  )
}

function Households({ list }: { list: HouseholdList }) {
  const search = route.useSearch()
  if (list.rows.length > 0) {
    return (
      <>
        <HouseholdRows rows={list.rows} withDrafts={list.abilities.includes('referral.open')} />
        <HouseholdPages page={list.page} hasMore={list.hasMore} />
      </>
    )
  }
  return isFiltered(search) ? <NothingFound /> : <NothingYet />
}

function NothingFound() {
  return (
    <EmptyState
      icon={IconSearch}
      title="Aucun ménage ne correspond."
      action={
        <LinkButton to="/menages" search={{}} variant="default">
          Effacer les filtres
        </LinkButton>
      }
    >
      Essayez avec moins de filtres, ou avec le début du nom.
    </EmptyState>
  )
}

function NothingYet() {
  const mayRefer = ['PRE', 'SIAO'].includes(useSignedIn().current?.role ?? '')
  return (
    <EmptyState icon={IconUsers} title="Aucun ménage pour le moment.">
      {mayRefer
        ? 'Les ménages que vous signalez apparaîtront ici, dès le brouillon.'
        : 'Les ménages qui vous sont confiés apparaîtront ici.'}
    </EmptyState>
  )
}
