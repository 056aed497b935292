import { createRouter } from '@tanstack/react-router'
import { accountsHouseholdTabs } from '#features/accounts/web/household-tabs.tsx'
import { accountsRoutes } from '#features/accounts/web/routes.tsx'
import { agendaRoutes } from '#features/agenda/web/routes.tsx'
import { assessmentRoutes, assessmentTabs } from '#features/assessments/web/routes.tsx'
import { budgetRoutes, budgetTabs } from '#features/budget/web/routes.tsx'
import { applicationRoutes, applicationTabs } from '#features/applications/web/routes.tsx'
import { matchingRoutes } from '#features/matching/web/routes.tsx'
import { candidacyRoutes, candidacyTabs } from '#features/candidacies/web/routes.tsx'
import { closureRoutes, closureTabs } from '#features/closures/web/routes.tsx'
import { planRoutes, planTabs } from '#features/action-plans/web/routes.tsx'
import { visitRoutes, visitTabs } from '#features/visits/web/routes.tsx'
import { handoverRoutes, handoverTabs } from '#features/handover/web/routes.tsx'
import { consentRoutes, consentTabs } from '#features/consents/web/routes.tsx'
import { leaseRoutes, leaseTabs } from '#features/leases/web/routes.tsx'
import { resultRoutes, resultTabs } from '#features/decisions/web/routes.tsx'
import { needsRoutes, needsTabs } from '#features/needs/web/routes.tsx'
import { committeeRoutes } from '#features/committee/web/routes.tsx'
import { demonstrationRoutes } from '#features/demonstration/web/routes.tsx'
import { dwellingRoutes } from '#features/dwellings/web/routes.tsx'
import { fundingTabs } from '#features/funding/web/routes.tsx'
import { reportingTabs } from '#features/reporting/web/routes.tsx'
import { householdsRoutes, householdTabs } from '#features/households/web/routes.tsx'
import { noteTabs } from '#features/notes/web/routes.tsx'
import { organisationRoutes } from '#features/organisations/web/routes.tsx'
import { privacyHouseholdTabs, privacyRoutes } from '#features/privacy/web/routes.tsx'
import { referralRoutes } from '#features/referrals/web/routes.tsx'
import { schemeRoutes, schemeTabs } from '#features/schemes/web/routes.tsx'
import { todayRoutes } from '#features/today/web/routes.tsx'
import { householdRoute } from './household-route.tsx'
import { ErrorPage } from './pages/error-page.tsx'
import { NotFoundPage } from './pages/not-found-page.tsx'
import { pageRoutes } from './pages/routes.tsx'
import { programmeRoute, programmeTabs } from './programme-route.tsx'
import { queryClient } from './query-client.ts'
import { rootRoute } from './root-route.tsx'
import { shellRoute } from './shell-route.tsx'
import { signInRoutes } from './sign-in/routes.tsx'
import { SkeletonRows } from './ui/skeleton-rows.tsx'

/** Each feature that adds a tab to the household's page hangs it here. */
const household = householdRoute.addChildren([
  ...householdTabs,
  ...noteTabs,
  ...needsTabs,
  ...applicationTabs,
  ...candidacyTabs,
  ...resultTabs,
  ...leaseTabs,
  ...planTabs,
  ...visitTabs,
  ...handoverTabs,
  ...consentTabs,
  ...closureTabs,
  ...assessmentTabs,
  ...budgetTabs,
  ...accountsHouseholdTabs,
  ...privacyHouseholdTabs,
])

/** Each feature that adds a page to the programme hangs its tab here. */
const programme = programmeRoute.addChildren([
  ...programmeTabs,
  ...schemeTabs,
  ...fundingTabs,
  ...reportingTabs,
])

/** Each feature adds its `web/routes.tsx` here. */
const routeTree = rootRoute.addChildren([
  ...signInRoutes,
  shellRoute.addChildren([
    household,
    programme,
    ...todayRoutes,
    ...agendaRoutes,
    ...householdsRoutes,
    ...referralRoutes,
    ...needsRoutes,
    ...applicationRoutes,
    ...matchingRoutes,
    ...candidacyRoutes,
    ...resultRoutes,
    ...leaseRoutes,
    ...planRoutes,
    ...visitRoutes,
    ...handoverRoutes,
    ...consentRoutes,
    ...closureRoutes,
    ...committeeRoutes,
    ...assessmentRoutes,
    ...budgetRoutes,
    ...organisationRoutes,
    ...dwellingRoutes,
    ...accountsRoutes,
    ...privacyRoutes,
    ...schemeRoutes,
    ...demonstrationRoutes,
    ...pageRoutes,
  ]),
])

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: 'intent',
  // The query cache decides what is fresh; the router only asks.
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
  defaultPendingComponent: SkeletonRows,
})

declare module '@tanstack/react-router' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- merged with the router's own
  interface Register {
    router: typeof router
  }
}
