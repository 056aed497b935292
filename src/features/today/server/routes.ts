import type { Define } from '#platform/http/route.ts'
import type { PolicyName } from '../../../policies.ts'
import { TodayDwellings, TodayDwellingsQuery } from '../contract.ts'
import { sectorQuotas } from './quota-sql.ts'
import { turnQueues } from './turn-queue-sql.ts'

export function todayRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'GET',
      url: '/api/today/dwellings',
      summary: 'Ce qui m’attend pour les logements, et où en sont les quotas',
      policy: 'dwelling.read',
      scope: 'list',
      compartments: [],
      query: TodayDwellingsQuery,
      reply: TodayDwellings,
    },
    async ({ tx, actor, query }) => {
      const queues = await turnQueues(tx, actor, query.queue)
      return { queues, quotas: await sectorQuotas(tx, actor) }
    },
  )
}
