import { sql } from 'kysely'
import type { Define } from '#platform/http/route.ts'
import type { PolicyName } from '../../../policies.ts'
import { ClockReply, MoveClock } from '../contract.ts'

export function demonstrationRoutes(define: Define<PolicyName>): void {
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
}
