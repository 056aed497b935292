import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { rootRoute } from '../root-route.tsx'
import { knownSession } from '../session/session.ts'

type SignInSearch = {
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
    const session = await context.queryClient.query(knownSession)
    if (session.signedIn) redirect({ href: search.retour ?? '/', throw: true })
  },
  component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
})

const chooseOrganisationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'organisation',
  beforeLoad: async ({ context }) => {
    const session = await context.queryClient.query(knownSession)
    if (!session.signedIn) redirect({ to: '/connexion', throw: true })
  },
  component: lazyRouteComponent(
    () => import('./choose-organisation-page.tsx'),
    'ChooseOrganisationPage',
  ),
})

export const signInRoutes = [signInRoute, chooseOrganisationRoute] as const
