import type { Actor, Tx } from '#platform/db/door.ts'
import type { Define } from '#platform/http/route.ts'
import type { PolicyName } from '../../../policies.ts'
import * as wire from '../contract.ts'
import { comingAbsences } from './read-sql.ts'
import { declareAbsence, invitable, withdrawAbsence } from './write-sql.ts'

const OURS = {
  policy: 'agenda.use',
  scope: 'list',
  compartments: [],
  reply: wire.Absences,
} as const

export function absenceRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'GET',
      url: '/api/absences',
      summary: 'Les absences à venir dans mon organisation, et qui supplée',
      ...OURS,
    },
    ({ tx, actor }) => ours(tx, actor),
  )
  define.inCase(
    {
      method: 'POST',
      url: '/api/absences',
      summary: 'Déclarer mon absence et qui me supplée',
      ...OURS,
      body: wire.NewAbsence,
    },
    async ({ tx, actor, body }) => {
      await declareAbsence(tx, body)
      return ours(tx, actor)
    },
  )
  define.inCase(
    {
      method: 'DELETE',
      url: '/api/absences/:absenceId',
      summary: 'Retirer une de mes absences',
      ...OURS,
      params: wire.AbsenceParams,
    },
    async ({ tx, actor, params }) => {
      await withdrawAbsence(tx, params.absenceId)
      return ours(tx, actor)
    },
  )
}

async function ours(tx: Tx, actor: Actor): Promise<wire.Absences> {
  const absences = await comingAbsences(tx, actor)
  return { today: actor.today, absences, colleagues: await invitable(tx, null) }
}
