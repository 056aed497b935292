import { z } from 'zod'
import type { Role } from '#kernel/roles.ts'
import { HouseholdParams } from '#kernel/wire.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { Define } from '#platform/http/route.ts'
import type { PolicyName } from '../../../policies.ts'
import {
  AlertEntry,
  AlertMove,
  AlertParams,
  AlertsRead,
  DangerEntry,
  OpenAlerts,
} from '../contract.ts'
import type { Owner } from '../domain/alert-rules.ts'
import * as read from './alert-sql.ts'
import * as write from './alert-writes.ts'

const URL = '/api/households/:householdId'
const COMPARTMENTS = ['1', '15', '15r'] as const
const Done = z.object({ done: z.literal(true) })
const DONE = { done: true as const }
const inAlerts = {
  scope: 'household',
  compartments: COMPARTMENTS,
  params: HouseholdParams,
  reply: Done,
} as const

/** Whose turn it is on the ladder. @source M6 */
const OWNERS: Readonly<Partial<Record<Role, readonly Owner[]>>> = {
  REF: ['referent'],
  PRE: ['worker'],
  LSW: ['counsellor', 'emergency'],
  PMS: ['counsellor', 'emergency'],
}
const WRITES: readonly Role[] = ['PRE', 'REF', 'LSW', 'PMS']

export function alertRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'GET',
      url: '/api/alerts',
      summary: 'Les alertes ouvertes des ménages que je suis, les miennes d’abord',
      policy: 'alert.read',
      scope: 'list',
      compartments: ['1', '15'],
      reply: OpenAlerts,
    },
    async ({ tx, actor }) => {
      const rows = await read.openAlerts(tx, OWNERS[actor.role] ?? [])
      return {
        count: rows[0]?.count ?? 0,
        alerts: rows.map(({ count: _, owner, ...alert }) => ({ ...alert, owner: owner as Owner })),
      }
    },
  )

  define.inCase(
    {
      ...inAlerts,
      method: 'GET',
      url: `${URL}/alerts`,
      summary: 'Les alertes du ménage, pourquoi, qui les tient',
      policy: 'alert.open',
      reply: AlertsRead,
    },
    ({ tx, actor, params }) => alertsPage(tx, actor, params.householdId),
  )
  writingRoutes(define)
}

function writingRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      ...inAlerts,
      method: 'POST',
      url: `${URL}/alerts`,
      summary: 'Signaler ce que les dates ne voient pas',
      policy: 'alert.write',
      body: AlertEntry,
    },
    async ({ tx, actor, params, body }) => {
      await write.enterAlert(tx, actor, params.householdId, body)
      return DONE
    },
  )

  define.inCase(
    {
      ...inAlerts,
      method: 'POST',
      url: `${URL}/alerts/:alertId/moves`,
      summary: 'Prendre en charge une alerte, la fermer, ou ne pas la dire au ménage',
      policy: 'alert.write',
      params: AlertParams,
      body: AlertMove,
    },
    async ({ tx, actor, params, body }) => {
      await write.moveAlert(tx, actor, params, body)
      return DONE
    },
  )

  define.inCase(
    {
      ...inAlerts,
      method: 'POST',
      url: `${URL}/danger-path`,
      summary: 'Dire que le chemin « danger » a été utilisé, sans rien en écrire',
      policy: 'alert.write',
      body: DangerEntry,
    },
    async ({ tx, actor, params, body }) => {
      await write.useDangerPath(tx, actor, params.householdId, body)
      return DONE
    },
  )
}

async function alertsPage(tx: Tx, actor: Actor, householdId: string): Promise<AlertsRead> {
  const mayWrite = WRITES.includes(actor.role)
  const alerts = await read.alertsOf(tx, householdId)
  return {
    today: actor.today,
    alerts: alerts.map(({ withheldBy, withheldAgreedBy, ...alert }) => ({
      ...alert,
      owner: alert.owner as Owner,
      withheld: withheldOf(withheldBy, withheldAgreedBy),
      mayAgree: mayWrite && withheldBy !== null && withheldBy !== actor.accountId,
    })),
    isOpen: alerts.length === 0 ? await read.isAnyOpen(tx, householdId) : null,
    enterable: mayWrite ? await read.enterableKinds(tx) : [],
    persons: mayWrite ? await read.adultsOf(tx, householdId) : [],
    numbers: await read.emergencyNumbers(tx),
    mayWrite,
  }
}

function withheldOf(by: string | null, agreedBy: string | null): 'no' | 'asked' | 'agreed' {
  if (by === null) return 'no'
  return agreedBy === null ? 'asked' : 'agreed'
}
