import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { toOverviewSearch } from '#features/reporting/web/overview-search.ts'
import { shellRoute } from './shell-route.tsx'

/** The pages of the programme under one head and one row of tabs. Each feature hangs its page under it. */
export const programmeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'programme',
  component: lazyRouteComponent(() => import('./programme/programme-frame.tsx'), 'ProgrammeFrame'),
})

const firstRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./programme/first-tab.tsx'), 'FirstTab'),
})

const overviewRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'ensemble',
  validateSearch: toOverviewSearch,
  component: lazyRouteComponent(() => import('./programme/overview-page.tsx'), 'OverviewPage'),
})

export const programmeTabs = [firstRoute, overviewRoute] as const
