import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { householdRoute } from '#web/household-route.tsx'

const accessTab = createRoute({
  getParentRoute: () => householdRoute,
  path: 'acces',
  component: lazyRouteComponent(() => import('./household-access-tab.tsx'), 'HouseholdAccessTab'),
})

/** A tab of the household's page: who of it may sign in. */
export const accountsHouseholdTabs = [accessTab] as const
