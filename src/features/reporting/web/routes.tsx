import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { programmeRoute } from '#web/programme-route.tsx'
import { toIndicatorSearch } from './indicator-search.ts'

const indicatorsRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'indicateurs',
  validateSearch: toIndicatorSearch,
  component: lazyRouteComponent(() => import('./indicators-page.tsx'), 'IndicatorsPage'),
})

/** A tab of the programme. */
export const reportingTabs = [indicatorsRoute] as const
