import { AppError } from '#kernel/app-error.ts'
import { HouseholdParams } from '#kernel/wire.ts'
import type { Define } from '#platform/http/route.ts'
import type { PolicyName } from '../../../policies.ts'
import * as wire from '../contract.ts'
import { accessJournal, auditState, organisationAccesses } from './accesses.ts'
import { breakGlass, emergencyAccesses, emergencyMonths } from './emergency.ts'

export function privacyRoutes(define: Define<PolicyName>): void {
  caseRoutes(define)
  emergencyRoutes(define)
  define.inCase(
    {
      method: 'GET',
      url: '/api/privacy/accesses',
      summary: 'Les accès des personnes de mon organisation',
      policy: 'privacy.accesses',
      scope: 'list',
      compartments: ['18'],
      query: wire.AccessesQuery,
      reply: wire.AccessPage,
    },
    ({ tx, query }) => organisationAccesses(tx, query),
  )
  define.inCase(
    {
      method: 'GET',
      url: '/api/privacy/audit-state',
      summary: 'Le journal des accès est-il intact ?',
      policy: 'privacy.audit-state',
      scope: 'list',
      compartments: ['18r'],
      reply: wire.AuditState,
    },
    ({ tx }) => auditState(tx),
  )
}

function caseRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'GET',
      url: '/api/households/:householdId/access-journal',
      summary: 'Qui a consulté ce dossier, quand et pourquoi',
      policy: 'household.who-looked',
      scope: 'household',
      compartments: ['18'],
      params: HouseholdParams,
      query: wire.JournalQuery,
      reply: wire.AccessJournal,
    },
    ({ tx, params, query }) => accessJournal(tx, params.householdId, query.until),
  )
  define.inCase(
    {
      method: 'GET',
      url: '/api/households/:householdId/emergency-accesses',
      summary: 'Les accès d’urgence à ce dossier, pour qui l’accompagne',
      policy: 'household.emergency-accesses',
      scope: 'household',
      compartments: ['18'],
      params: HouseholdParams,
      reply: wire.EmergencyAccessList,
    },
    async ({ tx }) => ({ rows: await emergencyAccesses(tx) }),
  )
}

function emergencyRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'POST',
      url: '/api/break-glass',
      summary: 'Ouvrir un dossier en urgence, pour 24 heures',
      policy: 'break-glass.open',
      scope: 'list',
      compartments: [],
      body: wire.BreakGlassQuestion,
      reply: wire.BreakGlassOpening,
    },
    // Returned, not thrown: what was counted and logged stays although nothing was found.
    async ({ tx, body }) =>
      (await breakGlass(tx, body)) ?? new AppError('rule-refused', { rule: 'nothing-found' }),
  )
  define.inCase(
    {
      method: 'GET',
      url: '/api/break-glass',
      summary: 'Les accès d’urgence de mon organisation, mois par mois',
      policy: 'break-glass.list',
      scope: 'list',
      compartments: ['18'],
      query: wire.EmergencyQuery,
      reply: wire.EmergencyReport,
    },
    async ({ tx, query }) => {
      const months = await emergencyMonths(tx)
      const month = query.month ?? months[0]?.month ?? ''
      return { months, month, rows: await emergencyAccesses(tx, month) }
    },
  )
}
