import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { householdRoute } from '#web/household-route.tsx'

const notesTab = createRoute({
  getParentRoute: () => householdRoute,
  path: 'notes',
  component: lazyRouteComponent(() => import('./notes-tab.tsx'), 'NotesTab'),
})

/** Tab of the household's page. */
export const noteTabs = [notesTab] as const
