import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '#web/shell-route.tsx'
import { toMatchingSearch } from './matching-search.ts'

const matchingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'attributions/logements/$vacancyId',
  validateSearch: toMatchingSearch,
  component: lazyRouteComponent(() => import('./matching-page.tsx'), 'MatchingPage'),
})

export const matchingRoutes = [matchingRoute] as const
