import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { householdRoute } from '#web/household-route.tsx'
import { shellRoute } from '#web/shell-route.tsx'
import { toCandidacySearch } from './candidacy-search.ts'

const candidacyTab = createRoute({
  getParentRoute: () => householdRoute,
  path: 'candidatures',
  validateSearch: toCandidacySearch,
  component: lazyRouteComponent(() => import('./candidacy-tab.tsx'), 'CandidacyTab'),
})

/** Tab of the household's page. */
export const candidacyTabs = [candidacyTab] as const

const ownDwellingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'mon-logement-propose',
  component: lazyRouteComponent(() => import('./own-dwelling-page.tsx'), 'OwnDwellingPage'),
})

/** Page of the household itself. */
export const candidacyRoutes = [ownDwellingRoute] as const
