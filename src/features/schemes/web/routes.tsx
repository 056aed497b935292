import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { programmeRoute } from '#web/programme-route.tsx'
import { shellRoute } from '#web/shell-route.tsx'
import { toHistorySearch, toMatrixSearch, toRuleSearch } from './rule-search.ts'

const quotasRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'quotas',
  validateSearch: toRuleSearch,
  component: lazyRouteComponent(() => import('./quotas-page.tsx'), 'QuotasPage'),
})

const rulesRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'regles',
  component: lazyRouteComponent(() => import('./rules-frame.tsx'), 'RulesFrame'),
})

const termsRoute = createRoute({
  getParentRoute: () => rulesRoute,
  path: '/',
  validateSearch: toRuleSearch,
  component: lazyRouteComponent(() => import('./terms-page.tsx'), 'TermsPage'),
})

const pricesRoute = createRoute({
  getParentRoute: () => rulesRoute,
  path: 'prix',
  validateSearch: toRuleSearch,
  component: lazyRouteComponent(() => import('./prices-page.tsx'), 'PricesPage'),
})

const typologyRoute = createRoute({
  getParentRoute: () => rulesRoute,
  path: 'typologies',
  validateSearch: toRuleSearch,
  component: lazyRouteComponent(() => import('./typology-page.tsx'), 'TypologyPage'),
})

const packsRoute = createRoute({
  getParentRoute: () => rulesRoute,
  path: 'references',
  component: lazyRouteComponent(() => import('./packs-page.tsx'), 'PacksPage'),
})

const historyRoute = createRoute({
  getParentRoute: () => rulesRoute,
  path: 'historique',
  validateSearch: toHistorySearch,
  component: lazyRouteComponent(() => import('./history-page.tsx'), 'HistoryPage'),
})

const administrationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'administration/acces',
  validateSearch: toMatrixSearch,
  component: lazyRouteComponent(
    () => import('./administration/administration-page.tsx'),
    'AdministrationPage',
  ),
})

/** Tabs of the programme. */
export const schemeTabs = [
  quotasRoute,
  rulesRoute.addChildren([termsRoute, pricesRoute, typologyRoute, packsRoute, historyRoute]),
] as const

/** Pages of their own. */
export const schemeRoutes = [administrationRoute] as const
