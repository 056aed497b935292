import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { programmeRoute } from '#web/programme-route.tsx'
import { toFundingSearch } from './funding-search.ts'

const fundingRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'argent',
  validateSearch: toFundingSearch,
  component: lazyRouteComponent(() => import('./funding-page.tsx'), 'FundingPage'),
})

/** A tab of the programme. */
export const fundingTabs = [fundingRoute] as const
