import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '#web/shell-route.tsx'
import { toReleaseSearch, toReservationSearch, toVacancyPageSearch } from './page-search.ts'
import { toStockSearch } from './stock-search.ts'
import { toVacancySearch } from './vacancy-search.ts'

const vacanciesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'logements',
  validateSearch: toVacancySearch,
  component: lazyRouteComponent(() => import('./vacancies-page.tsx'), 'VacanciesPage'),
})

const stockRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'logements/parc',
  validateSearch: toStockSearch,
  component: lazyRouteComponent(() => import('./stock-page.tsx'), 'StockPage'),
})

const newDwellingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'logements/parc/nouveau',
  component: lazyRouteComponent(() => import('./dwelling-edit-page.tsx'), 'NewDwellingPage'),
})

const dwellingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'logements/parc/$dwellingId',
  component: lazyRouteComponent(() => import('./dwelling-page.tsx'), 'DwellingPage'),
})

const editDwellingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'logements/parc/$dwellingId/modifier',
  component: lazyRouteComponent(() => import('./dwelling-edit-page.tsx'), 'EditDwellingPage'),
})

const reservationsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'logements/reservataires',
  validateSearch: toReservationSearch,
  component: lazyRouteComponent(() => import('./reservations-page.tsx'), 'ReservationsPage'),
})

const releaseRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'logements/liberation',
  validateSearch: toReleaseSearch,
  component: lazyRouteComponent(() => import('./release-page.tsx'), 'ReleasePage'),
})

const vacancyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'logements/$vacancyId',
  validateSearch: toVacancyPageSearch,
  component: lazyRouteComponent(() => import('./vacancy-page.tsx'), 'VacancyPage'),
})

export const dwellingRoutes = [
  vacanciesRoute,
  stockRoute,
  newDwellingRoute,
  dwellingRoute,
  editDwellingRoute,
  reservationsRoute,
  releaseRoute,
  vacancyRoute,
] as const
