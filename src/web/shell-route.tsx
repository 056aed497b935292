import { createRoute, Outlet, redirect } from '@tanstack/react-router'
import { rootRoute } from './root-route.tsx'
import { knownSession } from './session/session.ts'
import { AppShell } from './shell/app-shell.tsx'

/** The parent of every page of a feature: somebody is signed in, with both proofs, for one organisation. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.query(knownSession)
    if (!session.signedIn) {
      const asked = location.href === '/' ? undefined : location.href
      redirect({ to: '/connexion', search: { retour: asked }, throw: true })
    } else if (session.secondFactor.required && !session.secondFactor.given) {
      redirect({ to: '/second-facteur', throw: true })
    } else if (session.current === null) {
      redirect({ to: '/organisation', throw: true })
    }
  },
  component: () => (
    <AppShell>
      <Outlet />
    </AppShell>
  ),
})
