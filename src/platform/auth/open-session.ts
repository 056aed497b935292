import type { BetterAuthPlugin } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'

const Body = z.object({ userId: z.uuid(), rememberMe: z.boolean() })

/**
 * Opens a session for somebody whom our own code has recognised (personal code and PIN, demonstration,
 * accepted invitation). Callable from the server only: it has no address.
 */
export const openSession = {
  id: 'open-session',
  endpoints: {
    openSession: createAuthEndpoint.serverOnly({ method: 'POST', body: Body }, async (ctx) => {
      const { userId, rememberMe } = ctx.body
      const user = await ctx.context.internalAdapter.findUserById(userId)
      if (!user) throw ctx.error('UNAUTHORIZED')
      const session = await ctx.context.internalAdapter.createSession(userId, !rememberMe)
      await setSessionCookie(ctx, { session, user }, !rememberMe)
      return ctx.json({ token: session.token })
    }),
  },
} satisfies BetterAuthPlugin
