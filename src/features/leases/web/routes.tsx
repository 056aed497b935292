import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { householdRoute } from '#web/household-route.tsx'
import { shellRoute } from '#web/shell-route.tsx'

const leaseTab = createRoute({
  getParentRoute: () => householdRoute,
  path: 'bail',
  component: lazyRouteComponent(() => import('./lease-tab.tsx'), 'LeaseTab'),
})

/** Tab of the household's page. */
export const leaseTabs = [leaseTab] as const

const ownLeaseRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'mon-logement',
  component: lazyRouteComponent(() => import('./own-lease-page.tsx'), 'OwnLeasePage'),
})

/** Page of the household itself. */
export const leaseRoutes = [ownLeaseRoute] as const
