import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { householdRoute } from '#web/household-route.tsx'
import { shellRoute } from '#web/shell-route.tsx'

const closureTab = createRoute({
  getParentRoute: () => householdRoute,
  path: 'cloture',
  component: lazyRouteComponent(() => import('./closure-tab.tsx'), 'ClosureTab'),
})

/** Tab of the household's page. */
export const closureTabs = [closureTab] as const

const ownReviewRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'mon-bilan',
  component: lazyRouteComponent(() => import('./own-review-page.tsx'), 'OwnReviewPage'),
})

/** Page of the household itself. */
export const closureRoutes = [ownReviewRoute] as const
