import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { householdRoute } from '#web/household-route.tsx'
import { shellRoute } from '#web/shell-route.tsx'
import { toOfficerSearch } from './officer-search.ts'

const officerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'protection-des-donnees',
  validateSearch: toOfficerSearch,
  component: lazyRouteComponent(() => import('./officer-page.tsx'), 'OfficerPage'),
})

const integrityRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'integrite-du-journal',
  component: lazyRouteComponent(() => import('./integrity-page.tsx'), 'IntegrityPage'),
})

const emergencyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'acces-urgence',
  component: lazyRouteComponent(() => import('./emergency-page.tsx'), 'EmergencyPage'),
})

/** Pages of their own. */
export const privacyRoutes = [officerRoute, integrityRoute, emergencyRoute] as const

const emergenciesTab = createRoute({
  getParentRoute: () => householdRoute,
  path: 'acces-urgence',
  component: lazyRouteComponent(() => import('./emergencies-tab.tsx'), 'EmergenciesTab'),
})

/** A tab of the household's page: where a notice of emergency access leads the case lead. */
export const privacyHouseholdTabs = [emergenciesTab] as const
