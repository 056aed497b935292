import { sql } from 'kysely'
import { z } from 'zod'
import { AppError } from '#kernel/app-error.ts'
import type { Define } from '#platform/http/route.ts'
import type { PolicyName } from '../../../policies.ts'
import { ClockReply, MoveClock } from '../contract.ts'

type Services = {
  /** What dates alone bring: asked at once, since a demonstration does not wait for the next quarter of an hour. */
  readonly scanDates: () => Promise<void>
}

export function demonstrationRoutes(define: Define<PolicyName>, services: Services): void {
  define.inCase(
    {
      method: 'POST',
      url: '/api/demonstration/clock',
      summary: 'Avancer la date du dispositif (démonstration seulement)',
      policy: 'clock.move',
      scope: 'list',
      compartments: [],
      body: MoveClock,
      reply: ClockReply,
    },
    async ({ tx, body }) => {
      const moved = await sql<{ today: string }>`
        SELECT app_private.move_clock(${body.to}) AS today`.execute(tx)
      return { today: moved.rows[0]?.today ?? body.to }
    },
  )
  define.inCase(
    {
      method: 'POST',
      url: '/api/demonstration/dates',
      summary: 'Faire le tour des échéances à la date du dispositif (démonstration seulement)',
      policy: 'clock.move',
      scope: 'list',
      compartments: [],
      reply: z.object({ done: z.literal(true) }),
    },
    async ({ tx }) => {
      const instance = await tx.selectFrom('instance').select('mode').executeTakeFirst()
      if (instance?.mode !== 'demonstration')
        throw new AppError('rule-refused', { rule: 'not-a-demonstration' })
      await services.scanDates()
      return { done: true as const }
    },
  )
}
