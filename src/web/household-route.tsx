import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from './shell-route.tsx'

const DRAWERS = ['eligibilite', 'adhesion', 'urgence'] as const

export type HouseholdSearch = {
  /** The drawer open over the page. */
  readonly volet?: (typeof DRAWERS)[number] | undefined
  /** The people around the household, as a list instead of a drawing. */
  readonly vue?: 'liste' | undefined
}

function toHouseholdSearch({ volet, vue }: Record<string, unknown>): HouseholdSearch {
  return {
    volet: DRAWERS.find((drawer) => drawer === volet),
    vue: vue === 'liste' ? vue : undefined,
  }
}

/**
 * The page of one household: its head, its path and its tabs. Each feature hangs its tab under it.
 * No loader on purpose: a page fetched because the pointer passed over its link would be a consultation that the
 * household reads in its journal.
 */
export const householdRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'menages/$householdId',
  validateSearch: toHouseholdSearch,
  component: lazyRouteComponent(
    () => import('#features/households/web/household-page.tsx'),
    'HouseholdPage',
  ),
})
