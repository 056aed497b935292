import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { householdRoute } from '#web/household-route.tsx'
import { shellRoute } from '#web/shell-route.tsx'

const handoverTab = createRoute({
  getParentRoute: () => householdRoute,
  path: 'relais',
  component: lazyRouteComponent(() => import('./handover-tab.tsx'), 'HandoverTab'),
})

/** Tab of the household's page. */
export const handoverTabs = [handoverTab] as const

const ownHandoverRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'qui-m-aide',
  component: lazyRouteComponent(() => import('./own-handover-page.tsx'), 'OwnHandoverPage'),
})

/** Page of the household itself. */
export const handoverRoutes = [ownHandoverRoute] as const
