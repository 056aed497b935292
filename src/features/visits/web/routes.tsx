import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { householdRoute } from '#web/household-route.tsx'
import { shellRoute } from '#web/shell-route.tsx'

const visitsTab = createRoute({
  getParentRoute: () => householdRoute,
  path: 'visites',
  component: lazyRouteComponent(() => import('./visits-tab.tsx'), 'VisitsTab'),
})

/** Tab of the household's page. */
export const visitTabs = [visitsTab] as const

const visitRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'menages/$householdId/visite',
  component: lazyRouteComponent(() => import('./visit-page.tsx'), 'VisitPage'),
})

/** A page of its own, for a phone on a doorstep. */
export const visitRoutes = [visitRoute] as const
