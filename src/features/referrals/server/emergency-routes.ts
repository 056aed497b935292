import { addDays } from '#kernel/calendar.ts'
import { AppError } from '#kernel/app-error.ts'
import { HouseholdParams } from '#kernel/wire.ts'
import type { Define } from '#platform/http/route.ts'
import type { PolicyName } from '../../../policies.ts'
import { Done } from '../contract.ts'
import { checkEmergency } from '../domain/emergency.ts'
import { EmergencyEntry, EmergencyRead } from '../emergency.contract.ts'
import { addEmergencyStep, emergencyFacts, emergencySteps, longestDays } from './emergency-sql.ts'

const URL = '/api/households/:householdId/emergency'

/** D10 « se loger en urgence »: its steps, for those who read the candidacy; its decisions, for the landlord. */
export function emergencyRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'GET',
      url: URL,
      summary: 'La voie d’urgence : pourquoi, jusqu’à quand, qui l’a décidée',
      policy: 'emergency.read',
      scope: 'household',
      compartments: ['1', '10'],
      params: HouseholdParams,
      reply: EmergencyRead,
    },
    async ({ tx, actor, params: { householdId } }) => {
      const longest = await longestDays(tx, householdId)
      return {
        steps: await emergencySteps(tx, householdId),
        latestUntil: longest === undefined ? null : addDays(actor.today, longest),
      }
    },
  )

  define.inCase(
    {
      method: 'POST',
      url: URL,
      summary: 'Ouvrir, prolonger ou terminer la voie d’urgence',
      policy: 'emergency.decide',
      scope: 'household',
      compartments: ['1', '10'],
      params: HouseholdParams,
      body: EmergencyEntry,
      reply: Done,
    },
    async ({ tx, actor, params: { householdId }, body }) => {
      const known = await emergencySteps(tx, householdId)
      // The same form sent twice, or sent again after a lost answer.
      if (known.some(({ id }) => id === body.id)) return { done: true as const }
      const checked = checkEmergency(body, await emergencyFacts(tx, householdId), actor.today)
      if (!checked.ok) throw new AppError('rule-refused', { rule: checked.refusal })
      await addEmergencyStep(tx, actor, householdId, {
        ...body,
        until: body.step === 'ended' ? null : body.until,
      })
      return { done: true as const }
    },
  )
}
