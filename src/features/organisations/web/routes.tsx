import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '#web/shell-route.tsx'
import { toNetworkSearch } from './network-search.ts'

const networkRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'reseau',
  validateSearch: toNetworkSearch,
  component: lazyRouteComponent(() => import('./network-page.tsx'), 'NetworkPage'),
})

export const organisationRoutes = [networkRoute] as const
