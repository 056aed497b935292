import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '#web/shell-route.tsx'

const clockRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'demonstration',
  component: lazyRouteComponent(() => import('./clock-page.tsx'), 'ClockPage'),
})

export const demonstrationRoutes = [clockRoute] as const
