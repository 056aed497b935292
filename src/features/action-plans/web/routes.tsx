import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { householdRoute } from '#web/household-route.tsx'
import { shellRoute } from '#web/shell-route.tsx'

const planTab = createRoute({
  getParentRoute: () => householdRoute,
  path: 'plan',
  component: lazyRouteComponent(() => import('./plan-tab.tsx'), 'PlanTab'),
})

/** Tab of the household's page. */
export const planTabs = [planTab] as const

const ownGoalsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'mes-objectifs',
  component: lazyRouteComponent(() => import('./own-goals-page.tsx'), 'OwnGoalsPage'),
})

/** Page of the household itself. */
export const planRoutes = [ownGoalsRoute] as const
