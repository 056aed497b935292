import type { DefineRoute, Desk } from './desk.ts'
import { householdCodeRoutes } from './household-code-routes.ts'
import { invitationRoutes } from './invitation-routes.ts'
import { organisationAccountRoutes } from './organisation-routes.ts'
import { ownAccountRoutes } from './own-account-routes.ts'
import { sessionRoutes } from './session-routes.ts'
import { signInRoutes } from './sign-in-routes.ts'

/** Every address of the accounts: signing in, one's own account, the accounts of an organisation, personal codes. */
export function accountRoutes(route: DefineRoute, desk: Desk): void {
  sessionRoutes(route, desk)
  signInRoutes(route, desk)
  ownAccountRoutes(route, desk)
  invitationRoutes(route, desk)
  organisationAccountRoutes(route, desk)
  householdCodeRoutes(route, desk)
}
