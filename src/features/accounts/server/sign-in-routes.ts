import { z } from 'zod'
import { signInForDemonstration } from '#platform/auth/demonstration.ts'
import { startOidc } from '#platform/auth/mount.ts'
import { passkeySignInOptions, signInWithPasskey } from '#platform/auth/passkeys.ts'
import { requestPasswordReset, resetPassword } from '#platform/auth/passwords.ts'
import { choosePin, signInWithCode } from '#platform/auth/personal-code.ts'
import { giveSecondFactor, signInWithPassword } from '#platform/auth/sign-in.ts'
import {
  AskPasswordReset,
  ChoosePin,
  DemonstrationSignIn,
  Done,
  DONE,
  GiveCode,
  HouseholdAnswer,
  HouseholdSignIn,
  LinkParams,
  PasskeySignIn,
  ResetPassword,
  SignIn,
  SignInAnswer,
  WebAuthnOptions,
} from '../contract.ts'
import { callerAt, handOver, type DefineRoute, type Desk } from './desk.ts'

/** Addresses that answer before anybody is signed in. */
export function signInRoutes(route: DefineRoute, desk: Desk): void {
  const { access } = desk
  professionalRoutes(route, desk)
  route.forAccount(
    {
      method: 'POST',
      url: '/api/sign-in/household',
      summary: 'Se connecter avec son code personnel',
      scope: 'public',
      body: HouseholdSignIn,
      reply: HouseholdAnswer,
    },
    async (asked) => handOver(asked, await signInWithCode(access, callerAt(asked), asked.body)),
  )
  route.forAccount(
    {
      method: 'POST',
      url: '/api/sign-in/household/pin',
      summary: 'Choisir son code secret, la première fois',
      scope: 'public',
      body: ChoosePin,
      reply: HouseholdAnswer,
    },
    async (asked) => handOver(asked, await choosePin(access, callerAt(asked), asked.body)),
  )
  route.forAccount(
    {
      method: 'POST',
      url: '/api/demonstration/sign-in',
      summary: 'Entrer avec un compte de démonstration',
      scope: 'public',
      body: DemonstrationSignIn,
      reply: SignInAnswer,
    },
    async (asked) =>
      handOver(asked, await signInForDemonstration(access, callerAt(asked), asked.body.accountId)),
  )
  passwordResetRoutes(route, desk)
}

function professionalRoutes(route: DefineRoute, { access }: Desk): void {
  route.forAccount(
    {
      method: 'POST',
      url: '/api/sign-in',
      summary: 'Se connecter avec une adresse et un mot de passe',
      scope: 'public',
      body: SignIn,
      reply: SignInAnswer,
    },
    async (asked) => handOver(asked, await signInWithPassword(access, callerAt(asked), asked.body)),
  )
  route.forAccount(
    {
      method: 'POST',
      url: '/api/sign-in/second-factor',
      summary: 'Donner son second facteur',
      scope: 'public',
      body: GiveCode,
      reply: SignInAnswer,
    },
    async (asked) =>
      handOver(asked, await giveSecondFactor(access, callerAt(asked), asked.body.code)),
  )
  route.forAccount(
    {
      method: 'POST',
      url: '/api/sign-in/passkey/options',
      summary: 'Préparer une connexion par clé d’accès',
      scope: 'public',
      reply: WebAuthnOptions,
    },
    async (asked) => handOver(asked, await passkeySignInOptions(access, callerAt(asked))),
  )
  route.forAccount(
    {
      method: 'POST',
      url: '/api/sign-in/passkey',
      summary: 'Se connecter avec une clé d’accès',
      scope: 'public',
      body: PasskeySignIn,
      reply: SignInAnswer,
    },
    async (asked) => handOver(asked, await signInWithPasskey(access, callerAt(asked), asked.body)),
  )
  route.forAccount(
    {
      method: 'POST',
      url: '/api/sign-in/provider',
      summary: 'Se connecter avec le fournisseur d’identité',
      scope: 'public',
      reply: z.object({ url: z.string() }),
    },
    async (asked) => {
      const { url, cookies } = await startOidc(access)
      return handOver(asked, { value: { url }, cookies })
    },
  )
}

function passwordResetRoutes(route: DefineRoute, { access }: Desk): void {
  route.forAccount(
    {
      method: 'POST',
      url: '/api/password-reset',
      summary: 'Demander un nouveau mot de passe',
      scope: 'public',
      body: AskPasswordReset,
      reply: Done,
    },
    async (asked) => {
      await requestPasswordReset(access, callerAt(asked), asked.body.email)
      return DONE
    },
  )
  route.forAccount(
    {
      method: 'POST',
      url: '/api/password-reset/:token',
      summary: 'Choisir un nouveau mot de passe',
      scope: 'public',
      params: LinkParams,
      body: ResetPassword,
      reply: Done,
    },
    async (asked) => {
      const form = { token: asked.params.token, password: asked.body.password }
      await resetPassword(access, callerAt(asked), form)
      return DONE
    },
  )
}
