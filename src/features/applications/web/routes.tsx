import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { householdRoute } from '#web/household-route.tsx'
import { shellRoute } from '#web/shell-route.tsx'
import { toDocumentsSearch } from './documents-search.ts'

const documentsTab = createRoute({
  getParentRoute: () => householdRoute,
  path: 'documents',
  validateSearch: toDocumentsSearch,
  component: lazyRouteComponent(() => import('./documents-tab.tsx'), 'DocumentsTab'),
})

/** Tab of the household's page. */
export const applicationTabs = [documentsTab] as const

const ownDocumentsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'mes-documents',
  component: lazyRouteComponent(() => import('./own-documents-page.tsx'), 'OwnDocumentsPage'),
})

/** Page of the household itself. */
export const applicationRoutes = [ownDocumentsRoute] as const
