import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '#web/shell-route.tsx'
import { toTodaySearch } from './today-search.ts'

const todayRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'aujourdhui',
  validateSearch: toTodaySearch,
  component: lazyRouteComponent(() => import('./today-page.tsx'), 'TodayPage'),
})

export const todayRoutes = [todayRoute] as const
