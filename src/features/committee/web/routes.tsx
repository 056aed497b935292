import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { shellRoute } from '#web/shell-route.tsx'
import { toSeatsSearch, toSessionSearch, toSessionsSearch } from './session-search.ts'

const allocationsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'attributions',
  beforeLoad: () => {
    redirect({ to: '/attributions/commissions', search: {}, throw: true })
  },
})

const sessionsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'attributions/commissions',
  validateSearch: toSessionsSearch,
  component: lazyRouteComponent(() => import('./sessions-page.tsx'), 'SessionsPage'),
})

const seatsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'attributions/commissions/membres',
  validateSearch: toSeatsSearch,
  component: lazyRouteComponent(() => import('./seats-page.tsx'), 'SeatsPage'),
})

const sessionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'attributions/commissions/$sessionId',
  validateSearch: toSessionSearch,
  component: lazyRouteComponent(() => import('./session-page.tsx'), 'SessionPage'),
})

export const committeeRoutes = [allocationsRoute, sessionsRoute, seatsRoute, sessionRoute] as const
