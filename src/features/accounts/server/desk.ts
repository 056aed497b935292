import type { FastifyReply, FastifyRequest } from 'fastify'
import type { PolicyName } from '../../../policies.ts'
import type { Access } from '#platform/auth/access.ts'
import { callerOf, type Caller, type WithCookies } from '#platform/auth/caller.ts'
import { requireSession, type LiveSession } from '#platform/auth/sessions.ts'
import type { Define } from '#platform/http/route.ts'
import type { Mailer } from '#platform/mail/mailer.ts'

/** What the routes of the accounts work with. */
export type Desk = {
  readonly access: Access
  readonly mailer: Mailer
}

export type DefineRoute = Define<PolicyName>

type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply }

export function callerAt({ request, reply }: Exchange): Caller {
  return callerOf(request, reply)
}

/** The caller and their live session, or « signed out ». */
export async function holderAt(
  desk: Desk,
  exchange: Exchange,
): Promise<{ caller: Caller; session: LiveSession }> {
  const caller = callerAt(exchange)
  return { caller, session: await requireSession(desk.access, caller) }
}

/** Hands the cookies of an answer to the browser and gives back its value. */
export function handOver<T>({ reply }: Exchange, answer: WithCookies<T>): T {
  reply.header('set-cookie', [...answer.cookies])
  return answer.value
}
