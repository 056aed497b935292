import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '#web/shell-route.tsx'
import { toAgendaSearch } from './agenda-search.ts'

const agendaRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'agenda',
  validateSearch: toAgendaSearch,
  component: lazyRouteComponent(() => import('./agenda-page.tsx'), 'AgendaPage'),
})

export const agendaRoutes = [agendaRoute] as const
