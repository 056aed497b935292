import type { FastifyReply } from 'fastify'
import type { z } from 'zod'
import { drawInvitationToken } from '#platform/auth/invitations.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import { afterReply } from '#platform/http/after-reply.ts'
import { invitationMail } from '#platform/mail/templates.ts'
import {
  Done,
  DONE,
  IdParams,
  NewAccountRole,
  NewInvitation,
  OrganisationAccounts,
} from '../contract.ts'
import type { DefineRoute, Desk } from './desk.ts'
import { accountsDesk } from './organisation-accounts.ts'
import {
  confirmRole,
  endRole,
  grantRole,
  invitationNames,
  invite,
  withdrawInvitation,
} from './sql.ts'

const DAYS_TO_ACCEPT = 7
const MANAGE = { policy: 'account.manage', scope: 'list', compartments: [] } as const

/** Accounts of an organisation; who may do what is checked in the database, function by function. */
export function organisationAccountRoutes(route: DefineRoute, desk: Desk): void {
  route.inCase(
    {
      ...MANAGE,
      method: 'GET',
      url: '/api/organisation/accounts',
      summary: 'Les comptes de mon organisation',
      reply: OrganisationAccounts,
    },
    ({ tx, actor }) => accountsDesk(tx, actor),
  )
  route.inCase(
    {
      ...MANAGE,
      method: 'POST',
      url: '/api/organisation/invitations',
      summary: 'Inviter quelqu’un',
      body: NewInvitation,
      reply: Done,
    },
    async ({ tx, actor, body, reply }) => {
      await sendInvitation(desk, { tx, actor, reply }, body)
      return DONE
    },
  )
  route.inCase(
    {
      ...MANAGE,
      method: 'DELETE',
      url: '/api/organisation/invitations/:id',
      summary: 'Retirer une invitation',
      params: IdParams,
      reply: Done,
    },
    async ({ tx, params }) => {
      await withdrawInvitation(tx, params.id)
      return DONE
    },
  )
  roleRoutes(route)
}

function roleRoutes(route: DefineRoute): void {
  route.inCase(
    {
      ...MANAGE,
      method: 'POST',
      url: '/api/organisation/account-roles',
      summary: 'Donner un rôle',
      body: NewAccountRole,
      reply: Done,
    },
    async ({ tx, body }) => {
      await grantRole(tx, body)
      return DONE
    },
  )
  route.inCase(
    {
      ...MANAGE,
      method: 'POST',
      url: '/api/organisation/account-roles/:id/confirm',
      summary: 'Confirmer un rôle',
      params: IdParams,
      reply: Done,
    },
    async ({ tx, params }) => {
      await confirmRole(tx, params.id)
      return DONE
    },
  )
  route.inCase(
    {
      ...MANAGE,
      method: 'POST',
      url: '/api/organisation/account-roles/:id/end',
      summary: 'Mettre fin à un rôle',
      params: IdParams,
      reply: Done,
    },
    async ({ tx, params }) => {
      await endRole(tx, params.id)
      return DONE
    },
  )
}

type Exchange = { readonly tx: Tx; readonly actor: Actor; readonly reply: FastifyReply }

async function sendInvitation(
  { access, mailer }: Desk,
  { tx, actor, reply }: Exchange,
  body: z.infer<typeof NewInvitation>,
): Promise<void> {
  const organisationId = body.organisationId ?? actor.organisationId
  const { token, hash } = drawInvitationToken()
  await invite(tx, { ...body, organisationId, tokenHash: hash })
  const names = await invitationNames(tx, actor, organisationId)
  const url = `${access.settings.publicUrl}/invitation/${token}`
  const mail = invitationMail({ ...names, name: body.name, url, days: DAYS_TO_ACCEPT })
  // The link exists in this mail only: it cannot wait in a queue that others read.
  afterReply(reply, () => mailer.send({ to: body.email, ...mail }))
}
