import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { rootRoute } from '../root-route.tsx'
import { sessionQuery } from '../session/session.ts'

interface SignInSearch {
  /** The page asked for before signing in; of this site only. */
  retour?: string | undefined
  pour?: 'menage' | undefined
}

function toSignInSearch(search: Record<string, unknown>): SignInSearch {
  const { retour, pour } = search
  return {
    // « //elsewhere.example » would leave the site.
    retour: typeof retour === 'string' && /^\/(?![/\\])/.test(retour) ? retour : undefined,
    pour: pour === 'menage' ? 'menage' : undefined,
  }
}

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'connexion',
  validateSearch: toSignInSearch,
  beforeLoad: async ({ context, search }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery)
    if (session.signedIn) throw redirect({ href: search.retour ?? '/' })
  },
  component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
})

const chooseOrganisationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'organisation',
  beforeLoad: async ({ context }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery)
    if (!session.signedIn) throw redirect({ to: '/connexion' })
  },
  component: lazyRouteComponent(
    () => import('./choose-organisation-page.tsx'),
    'ChooseOrganisationPage',
  ),
})

export const signInRoutes = [signInRoute, chooseOrganisationRoute] as const
