import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '#web/shell-route.tsx'

const ownAccountRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'mon-compte',
  component: lazyRouteComponent(() => import('./own-account-page.tsx'), 'OwnAccountPage'),
})

export type AccountsSearch = {
  /** The drawer open over the page. */
  readonly volet?: 'inviter' | 'role' | undefined
  /** The account to which a role is being given. */
  readonly compte?: string | undefined
}

function toAccountsSearch({ volet, compte }: Record<string, unknown>): AccountsSearch {
  return {
    volet: volet === 'inviter' || volet === 'role' ? volet : undefined,
    compte: typeof compte === 'string' ? compte : undefined,
  }
}

const accountsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'administration',
  validateSearch: toAccountsSearch,
  component: lazyRouteComponent(() => import('./accounts-page.tsx'), 'AccountsPage'),
})

/** Pages of their own. */
export const accountsRoutes = [ownAccountRoute, accountsRoute] as const
