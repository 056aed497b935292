import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { householdRoute } from '#web/household-route.tsx'
import { shellRoute } from '#web/shell-route.tsx'

const consentsTab = createRoute({
  getParentRoute: () => householdRoute,
  path: 'partages',
  component: lazyRouteComponent(() => import('./consents-tab.tsx'), 'ConsentsTab'),
})

/** Tab of the household's page. */
export const consentTabs = [consentsTab] as const

const ownConsentsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'mes-partages',
  component: lazyRouteComponent(() => import('./own-consents-page.tsx'), 'OwnConsentsPage'),
})

/** Page of the household itself. */
export const consentRoutes = [ownConsentsRoute] as const
