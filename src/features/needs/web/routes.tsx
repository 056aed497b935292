import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { householdRoute } from '#web/household-route.tsx'
import { shellRoute } from '#web/shell-route.tsx'
import { toNeedsSearch } from './needs-search.ts'

const needsTab = createRoute({
  getParentRoute: () => householdRoute,
  path: 'besoins',
  validateSearch: toNeedsSearch,
  component: lazyRouteComponent(() => import('./needs-tab.tsx'), 'NeedsTab'),
})

/** Tab of the household's page. */
export const needsTabs = [needsTab] as const

const ownNeedsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'mes-besoins',
  component: lazyRouteComponent(() => import('./own-needs-page.tsx'), 'OwnNeedsPage'),
})

/** Page of the household itself. */
export const needsRoutes = [ownNeedsRoute] as const
