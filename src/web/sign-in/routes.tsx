import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { rootRoute, type RouterContext } from '../root-route.tsx'
import { localPath } from './local-path.ts'
import { knownSession } from '../session/session.ts'

type SignInSearch = {
  /** The page asked for before signing in; of this site only. */
  retour?: string | undefined
  pour?: 'menage' | undefined
}

function toSignInSearch(search: Record<string, unknown>): SignInSearch {
  const { retour, pour } = search
  return {
    retour: localPath(retour),
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

/** Of no use to who is already signed out. */
async function refuseSignedOut(context: RouterContext): Promise<void> {
  const session = await context.queryClient.query(knownSession)
  if (!session.signedIn) redirect({ to: '/connexion', throw: true })
}

const chooseOrganisationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'organisation',
  beforeLoad: ({ context }) => refuseSignedOut(context),
  component: lazyRouteComponent(
    () => import('./choose-organisation-page.tsx'),
    'ChooseOrganisationPage',
  ),
})

const secondFactorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'second-facteur',
  beforeLoad: ({ context }) => refuseSignedOut(context),
  component: lazyRouteComponent(() => import('./second-factor-page.tsx'), 'SecondFactorPage'),
})

const forgottenPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'mot-de-passe',
  component: lazyRouteComponent(
    () => import('./forgotten-password-page.tsx'),
    'ForgottenPasswordPage',
  ),
})

const newPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'mot-de-passe/$token',
  component: lazyRouteComponent(() => import('./new-password-page.tsx'), 'NewPasswordPage'),
})

const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'invitation/$token',
  component: lazyRouteComponent(() => import('./invitation-page.tsx'), 'InvitationPage'),
})

export const signInRoutes = [
  signInRoute,
  chooseOrganisationRoute,
  secondFactorRoute,
  forgottenPasswordRoute,
  newPasswordRoute,
  invitationRoute,
] as const
