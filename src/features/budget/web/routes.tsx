import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { householdRoute } from '#web/household-route.tsx'
import { shellRoute } from '#web/shell-route.tsx'
import { toBudgetSearch } from './budget-search.ts'

const budgetTab = createRoute({
  getParentRoute: () => householdRoute,
  path: 'budget',
  validateSearch: toBudgetSearch,
  component: lazyRouteComponent(() => import('./budget-tab.tsx'), 'BudgetTab'),
})

const fslTab = createRoute({
  getParentRoute: () => householdRoute,
  path: 'budget/demande-fsl',
  component: lazyRouteComponent(() => import('./fsl-tab.tsx'), 'FslTab'),
})

/** Tabs of the household's page. */
export const budgetTabs = [budgetTab, fslTab] as const

const ownRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'mon-budget',
  component: lazyRouteComponent(() => import('./own-budget-page.tsx'), 'OwnBudgetPage'),
})

/** The household's own page. */
export const budgetRoutes = [ownRoute] as const
