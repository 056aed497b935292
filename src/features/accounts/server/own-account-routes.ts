import { encode } from 'uqr'
import {
  ownPasskeys,
  passkeyRegistrationOptions,
  registerPasskey,
  removePasskey,
} from '#platform/auth/passkeys.ts'
import { changePassword } from '#platform/auth/passwords.ts'
import { ownCredentials } from '#platform/auth/profile.ts'
import { confirmEnrolment, renewBackupCodes, startEnrolment } from '#platform/auth/second-factor.ts'
import { ownSessions, revokeSessions } from '#platform/auth/sessions.ts'
import {
  BackupCodes,
  ChangePassword,
  Closed,
  Done,
  DONE,
  Enrolment,
  GiveCode,
  IdParams,
  NewPasskey,
  OwnAccount,
  WebAuthnOptions,
  WithPassword,
} from '../contract.ts'
import { qrPath } from '../domain/qr-path.ts'
import { handOver, holderAt, type DefineRoute, type Desk } from './desk.ts'

/** What each person looks after by themselves: password, second factor, passkeys, sessions. */
export function ownAccountRoutes(route: DefineRoute, desk: Desk): void {
  const { access } = desk
  route.forAccount(
    {
      method: 'GET',
      url: '/api/account',
      summary: 'Mon compte',
      scope: 'signed-in',
      reply: OwnAccount,
    },
    async (asked) => {
      const { session } = await holderAt(desk, asked)
      return ownAccount(desk, session.accountId, session.sessionId)
    },
  )
  route.forAccount(
    {
      method: 'POST',
      url: '/api/account/password',
      summary: 'Changer son mot de passe',
      scope: 'signed-in',
      body: ChangePassword,
      reply: Done,
    },
    async (asked) => {
      const { caller, session } = await holderAt(desk, asked)
      const { currentPassword, password } = asked.body
      await changePassword(access, caller, session, { currentPassword, newPassword: password })
      return DONE
    },
  )
  ownSessionRoutes(route, desk)
  secondFactorRoutes(route, desk)
  passkeyRoutes(route, desk)
}

async function ownAccount(
  { access }: Desk,
  accountId: string,
  sessionId: string,
): Promise<OwnAccount> {
  const sessions = await ownSessions(access, accountId)
  const passkeys = await ownPasskeys(access, accountId)
  return {
    ...(await ownCredentials(access, accountId)),
    sessions: sessions.map((session) => ({
      ...session,
      startedAt: session.startedAt.toISOString(),
      lastSeenAt: session.lastSeenAt.toISOString(),
      current: session.id === sessionId,
    })),
    passkeys: passkeys.map((key) => ({ ...key, createdAt: key.createdAt?.toISOString() ?? null })),
  }
}

function ownSessionRoutes(route: DefineRoute, desk: Desk): void {
  route.forAccount(
    {
      method: 'DELETE',
      url: '/api/account/sessions/:id',
      summary: 'Fermer une de ses connexions',
      scope: 'signed-in',
      params: IdParams,
      reply: Closed,
    },
    async (asked) => {
      const { session } = await holderAt(desk, asked)
      return {
        closed: await revokeSessions(desk.access, session.accountId, { only: asked.params.id }),
      }
    },
  )
  route.forAccount(
    {
      method: 'DELETE',
      url: '/api/account/sessions',
      summary: 'Fermer toutes ses autres connexions',
      scope: 'signed-in',
      reply: Closed,
    },
    async (asked) => {
      const { session } = await holderAt(desk, asked)
      return {
        closed: await revokeSessions(desk.access, session.accountId, { allBut: session.sessionId }),
      }
    },
  )
}

function secondFactorRoutes(route: DefineRoute, desk: Desk): void {
  const { access } = desk
  route.forAccount(
    {
      method: 'POST',
      url: '/api/account/second-factor',
      summary: 'Relier une application d’authentification',
      scope: 'signed-in',
      body: WithPassword,
      reply: Enrolment,
    },
    async (asked) => {
      const { caller } = await holderAt(desk, asked)
      asked.reply.header('cache-control', 'no-store')
      const enrolment = await startEnrolment(access, caller, asked.body.password)
      return { ...enrolment, qr: qrPath(encode(enrolment.uri, { ecc: 'M' }).data) }
    },
  )
  route.forAccount(
    {
      method: 'POST',
      url: '/api/account/second-factor/confirm',
      summary: 'Donner le premier code de l’application',
      scope: 'signed-in',
      body: GiveCode,
      reply: Done,
    },
    async (asked) => {
      const { caller, session } = await holderAt(desk, asked)
      handOver(asked, await confirmEnrolment(access, caller, session, asked.body.code))
      return DONE
    },
  )
  route.forAccount(
    {
      method: 'POST',
      url: '/api/account/backup-codes',
      summary: 'Renouveler ses codes de secours',
      scope: 'signed-in',
      body: WithPassword,
      reply: BackupCodes,
    },
    async (asked) => {
      const { caller, session } = await holderAt(desk, asked)
      asked.reply.header('cache-control', 'no-store')
      return { codes: await renewBackupCodes(access, caller, session, asked.body.password) }
    },
  )
}

function passkeyRoutes(route: DefineRoute, desk: Desk): void {
  const { access } = desk
  route.forAccount(
    {
      method: 'POST',
      url: '/api/account/passkeys/options',
      summary: 'Préparer une clé d’accès',
      scope: 'signed-in',
      reply: WebAuthnOptions,
    },
    async (asked) => {
      const { caller, session } = await holderAt(desk, asked)
      return handOver(asked, await passkeyRegistrationOptions(access, caller, session))
    },
  )
  route.forAccount(
    {
      method: 'POST',
      url: '/api/account/passkeys',
      summary: 'Ajouter une clé d’accès',
      scope: 'signed-in',
      body: NewPasskey,
      reply: Done,
    },
    async (asked) => {
      const { caller, session } = await holderAt(desk, asked)
      handOver(asked, await registerPasskey(access, caller, session, asked.body))
      return DONE
    },
  )
  route.forAccount(
    {
      method: 'DELETE',
      url: '/api/account/passkeys/:id',
      summary: 'Retirer une clé d’accès',
      scope: 'signed-in',
      params: IdParams,
      reply: Done,
    },
    async (asked) => {
      const { session } = await holderAt(desk, asked)
      await removePasskey(access, session, asked.params.id)
      return DONE
    },
  )
}
