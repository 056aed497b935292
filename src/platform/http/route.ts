import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { AppError } from '#kernel/app-error.ts'
import type { Compartment } from '#kernel/compartments.ts'
import { asActor, logRefusal, type Actor, type Tx, type Visit } from '#platform/db/door.ts'
import { fromDatabaseError } from '#platform/db/errors.ts'
import type { Database } from '#platform/db/pool.ts'
import type { Role } from '#kernel/roles.ts'
import { fileContent, fileHeaders, SentFile } from './sent-file.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type PolicyTable<Name extends string> = Readonly<
  Record<Name, { readonly roles: readonly Role[]; readonly purpose: string }>
>

/** `household`: the URL names one, `:householdId`. `opens`: that household may not exist yet. */
export type RouteScope = 'public' | 'signed-in' | 'list' | 'household'

export type RouteLine = {
  readonly method: Method
  readonly url: string
  readonly scope: RouteScope
  readonly policy: string
  readonly roles: readonly Role[] | 'public' | 'signed-in'
  readonly compartments: readonly Compartment[]
}

type Schemas<P, Q, B, R> = {
  readonly params?: z.ZodType<P>
  readonly query?: z.ZodType<Q>
  readonly body?: z.ZodType<B>
  readonly reply: z.ZodType<R>
}

type Declared<P, Q, B, R> = Schemas<P, Q, B, R> & {
  readonly method: Method
  readonly url: string
  readonly summary: string
}

export type CaseRoute<Name extends string, P, Q, B, R> = Declared<P, Q, B, R> & {
  readonly policy: Name
  readonly scope: 'list' | 'household'
  readonly compartments: readonly Compartment[]
  readonly opens?: true
  /** What the body may weigh, when it is more than a form. */
  readonly bodyLimit?: number
  /** The reply is a `SentFile`, of one of these kinds. */
  readonly sendsFile?: readonly string[]
}

export type AccountRoute<P, Q, B, R> = Declared<P, Q, B, R> & {
  readonly scope: 'public' | 'signed-in'
  /** A reply that is not JSON: a text, sent as it is once its schema has read it. */
  readonly mediaType?: string
}

export type Session = { readonly sessionId: string; readonly accountId: string }

type Asked<P, Q, B> = {
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}
/** A refusal that is thrown undoes everything; one that is returned keeps what was written, and is answered all the same. */
export type CaseHandler<P, Q, B, R> = (
  asked: Asked<P, Q, B> & { readonly tx: Tx; readonly actor: Actor },
) => Promise<R | AppError>
export type AccountHandler<P, Q, B, R> = (
  asked: Asked<P, Q, B> & { readonly session: Session | null },
) => Promise<R>

export type Doorway<Name extends string> = {
  readonly app: FastifyInstance
  readonly db: Database
  readonly policies: PolicyTable<Name>
  sessionOf(request: FastifyRequest): Promise<Session | null>
  /** Runs in the same transaction after a write on a household: what is derived from its facts stays true. */
  afterWrite(tx: Tx, actor: Actor, householdId: string): Promise<void>
}

/** What a feature declares its routes with. Nothing reaches Fastify in another way. */
export type Define<Name extends string> = {
  inCase<P = unknown, Q = unknown, B = unknown, R = unknown>(
    spec: CaseRoute<Name, P, Q, B, R>,
    handler: CaseHandler<P, Q, B, R>,
  ): void
  forAccount<P = unknown, Q = unknown, B = unknown, R = unknown>(
    spec: AccountRoute<P, Q, B, R>,
    handler: AccountHandler<P, Q, B, R>,
  ): void
  readonly lines: readonly RouteLine[]
}

export function defineRoutes<Name extends string>(doorway: Doorway<Name>): Define<Name> {
  const lines: RouteLine[] = []
  return {
    lines,
    inCase(spec, handler) {
      const policy = doorway.policies[spec.policy] as PolicyTable<Name>[Name] | undefined
      if (!policy) throw new Error(`${spec.method} ${spec.url}: unknown policy ${spec.policy}`)
      lines.push({
        ...lineOf(spec),
        policy: spec.policy,
        roles: policy.roles,
        compartments: spec.compartments,
      })
      declare(doorway.app, spec, async (asked) => {
        const session = await doorway.sessionOf(asked.request)
        if (!session) throw new AppError('signed-out')
        const visit: Visit = {
          sessionId: session.sessionId,
          scope: spec.scope === 'list' ? 'list' : { household: householdOf(asked.params) },
          compartments: spec.compartments,
          purpose: policy.purpose,
          route: `${spec.method} ${spec.url}`,
          requestId: asked.request.id,
        }
        const conditions = { roles: policy.roles, opens: spec.opens === true }
        const answer = await enter(doorway.db, visit, conditions, async (tx, actor) => {
          const value = await handler({ ...asked, tx, actor })
          if (spec.method !== 'GET' && actor.householdId !== null) {
            await doorway.afterWrite(tx, actor, actor.householdId)
          }
          return value
        })
        if (answer instanceof AppError) throw answer
        return answer
      })
    },
    forAccount(spec, handler) {
      lines.push({ ...lineOf(spec), policy: spec.scope, roles: spec.scope, compartments: [] })
      declare(doorway.app, spec, async (asked) => {
        const session = await doorway.sessionOf(asked.request)
        if (spec.scope === 'signed-in' && !session) throw new AppError('signed-out')
        return handler({ ...asked, session })
      })
    },
  }
}

type Conditions = { readonly roles: readonly Role[]; readonly opens: boolean }

async function enter<T>(
  db: Database,
  visit: Visit,
  conditions: Conditions,
  work: (tx: Tx, actor: Actor) => Promise<T>,
): Promise<T> {
  try {
    return await asActor(db, visit, async (tx, actor) => {
      if (!conditions.roles.includes(actor.role)) throw new AppError('not-found')
      if (visit.scope !== 'list' && !actor.hasCase && !conditions.opens)
        throw new AppError('not-found')
      return work(tx, actor)
    })
  } catch (error) {
    const refusal = error instanceof AppError ? error : fromDatabaseError(error)
    if (refusal?.code === 'not-found') await logRefusal(db, visit)
    throw refusal ?? error
  }
}

function lineOf(spec: { method: Method; url: string; scope: RouteScope }) {
  return { method: spec.method, url: spec.url, scope: spec.scope }
}

function householdOf(params: unknown): string {
  const id = (params as { householdId?: unknown } | null)?.householdId
  if (typeof id !== 'string') throw new Error('A household route needs :householdId in its params')
  return id
}

function declare<P, Q, B, R>(
  app: FastifyInstance,
  spec: Declared<P, Q, B, R> & Sent,
  answer: (asked: Asked<P, Q, B>) => Promise<R>,
): void {
  app.route({
    method: spec.method,
    url: spec.url,
    ...(spec.bodyLimit === undefined ? {} : { bodyLimit: spec.bodyLimit }),
    schema: {
      summary: spec.summary,
      tags: [spec.url.split('/')[2] ?? 'api'],
      ...(spec.params ? { params: spec.params } : {}),
      ...(spec.query ? { querystring: spec.query } : {}),
      ...(spec.body ? { body: spec.body } : {}),
      response: { 200: described(spec), '4xx': Refusal, '5xx': Refusal },
    },
    handler: async (request, reply) => {
      const asked = {
        params: request.params,
        query: request.query,
        body: request.body,
        request,
        reply,
      }
      const value = await answer(asked as Asked<P, Q, B>)
      if (spec.sendsFile !== undefined) {
        const file = SentFile.parse(value)
        return reply.headers(fileHeaders(file)).send(file.bytes)
      }
      if (spec.mediaType === undefined) return value
      return reply.type(`${spec.mediaType}; charset=utf-8`).send(spec.reply.parse(value))
    },
  })
}

type Sent = {
  readonly mediaType?: string
  readonly sendsFile?: readonly string[]
  readonly bodyLimit?: number
}

function described<R>({ reply, mediaType, sendsFile }: Sent & { readonly reply: z.ZodType<R> }) {
  if (sendsFile !== undefined) return fileContent(sendsFile)
  return mediaType === undefined ? reply : { content: { [mediaType]: { schema: reply } } }
}

/** Codes only: the French words live in the web part. */
const Refusal = z
  .object({
    code: z.string(),
    rule: z.string().optional(),
    requestId: z.string(),
    fields: z.record(z.string(), z.string()).optional(),
    current: z.unknown().optional(),
  })
  .meta({ id: 'Refusal' })
