import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { householdRoute } from '#web/household-route.tsx'
import { shellRoute } from '#web/shell-route.tsx'
import { toListSearch } from './list-search.ts'

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'menages',
  validateSearch: toListSearch,
  component: lazyRouteComponent(() => import('./households-page.tsx'), 'HouseholdsPage'),
})

const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'mon-espace',
  component: lazyRouteComponent(() => import('./own/own-home-page.tsx'), 'OwnHomePage'),
})

const peopleRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'mes-personnes',
  component: lazyRouteComponent(() => import('./own/own-people-page.tsx'), 'OwnPeoplePage'),
})

const fileRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'mon-dossier',
  component: lazyRouteComponent(() => import('./own/own-file-page.tsx'), 'OwnFilePage'),
})

/** Pages of their own. */
export const householdsRoutes = [listRoute, homeRoute, peopleRoute, fileRoute] as const

const summaryTab = createRoute({
  getParentRoute: () => householdRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./summary-tab.tsx'), 'SummaryTab'),
})

const referralTab = createRoute({
  getParentRoute: () => householdRoute,
  path: 'signalement',
  component: lazyRouteComponent(() => import('./referral-tab.tsx'), 'ReferralTab'),
})

const privacyTab = createRoute({
  getParentRoute: () => householdRoute,
  path: 'confidentialite',
  component: lazyRouteComponent(() => import('./privacy-tab.tsx'), 'PrivacyTab'),
})

/** Tabs of the household's page. */
export const householdTabs = [summaryTab, referralTab, privacyTab] as const
