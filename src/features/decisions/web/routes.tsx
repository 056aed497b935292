import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { householdRoute } from '#web/household-route.tsx'
import { shellRoute } from '#web/shell-route.tsx'

const resultTab = createRoute({
  getParentRoute: () => householdRoute,
  path: 'reponse',
  component: lazyRouteComponent(() => import('./result-tab.tsx'), 'ResultTab'),
})

/** Tab of the household's page. */
export const resultTabs = [resultTab] as const

const ownAnswerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'ma-reponse',
  component: lazyRouteComponent(() => import('./own-answer-page.tsx'), 'OwnAnswerPage'),
})

/** Page of the household itself. */
export const resultRoutes = [ownAnswerRoute] as const
