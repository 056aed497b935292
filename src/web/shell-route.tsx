import { createRoute, Outlet, redirect } from '@tanstack/react-router'
import { rootRoute } from './root-route.tsx'
import { sessionQuery } from './session/session.ts'
import { AppShell } from './shell/app-shell.tsx'

/** The parent of every page of a feature: somebody is signed in, and for one organisation. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery)
    if (!session.signedIn) {
      const asked = location.href === '/' ? undefined : location.href
      throw redirect({ to: '/connexion', search: { retour: asked } })
    }
    if (session.current === null) throw redirect({ to: '/organisation' })
  },
  component: () => (
    <AppShell>
      <Outlet />
    </AppShell>
  ),
})
