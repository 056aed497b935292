import type { FastifyInstance } from 'fastify'
import { accountRoutes } from '#features/accounts/server/routes.ts'
import { agendaRoutes } from '#features/agenda/server/routes.ts'
import { applicationRoutes } from '#features/applications/server/routes.ts'
import type { FileRules } from '#platform/files/file-rules.ts'
import { assessmentRoutes } from '#features/assessments/server/routes.ts'
import { budgetRoutes } from '#features/budget/server/routes.ts'
import { candidacyRoutes } from '#features/candidacies/server/routes.ts'
import { householdsJustClosed } from '#features/candidacies/server/write-sql.ts'
import { closureRoutes } from '#features/closures/server/routes.ts'
import { committeeRoutes } from '#features/committee/server/routes.ts'
import { proposeVacancy } from '#features/dwellings/server/propose-vacancy.ts'
import { planRoutes } from '#features/action-plans/server/routes.ts'
import { alertRoutes } from '#features/alerts/server/routes.ts'
import { visitRoutes } from '#features/visits/server/routes.ts'
import { handoverRoutes } from '#features/handover/server/routes.ts'
import { consentRoutes } from '#features/consents/server/routes.ts'
import { leaseRoutes } from '#features/leases/server/routes.ts'
import { decisionRoutes } from '#features/decisions/server/routes.ts'
import { stockRoutes } from '#features/dwellings/server/routes.ts'
import { demonstrationRoutes } from '#features/demonstration/server/routes.ts'
import { fundingRoutes } from '#features/funding/server/routes.ts'
import { refreshPhases } from '#features/households/server/refresh-phases.ts'
import { householdRoutes } from '#features/households/server/routes.ts'
import { needRoutes } from '#features/needs/server/routes.ts'
import { matchingRoutes } from '#features/matching/server/routes.ts'
import { budgetRules } from '#features/budget/server/matching-rules.ts'
import { holding } from '#features/dwellings/server/matching-holding.ts'
import { noteRoutes } from '#features/notes/server/routes.ts'
import { organisationRoutes } from '#features/organisations/server/routes.ts'
import { privacyRoutes } from '#features/privacy/server/routes.ts'
import { referralRoutes } from '#features/referrals/server/routes.ts'
import { reportingRoutes } from '#features/reporting/server/routes.ts'
import { schemeRoutes } from '#features/schemes/server/routes.ts'
import { todayRoutes } from '#features/today/server/routes.ts'
import type { Access } from '#platform/auth/access.ts'
import { mountAuth } from '#platform/auth/mount.ts'
import { sessionOf } from '#platform/auth/sessions.ts'
import type { Database } from '#platform/db/pool.ts'
import { defineRoutes, type RouteLine } from '#platform/http/route.ts'
import { createHttp } from '#platform/http/server.ts'
import { serveWebPart } from '#platform/http/web-part.ts'
import type { Logger } from '#platform/log/log.ts'
import { mountMailPage } from '#platform/mail/mail-page.ts'
import type { Mailer } from '#platform/mail/mailer.ts'
import { textCipher } from '#platform/protected-text/cipher.ts'
import { scanDates } from './due.ts'
import { POLICIES } from './policies.ts'

export type AppOptions = {
  readonly db: Database
  readonly access: Access
  readonly log: Logger
  readonly mailer: Mailer
  /** Where the local mail server keeps what it received; shown in a demonstration only. */
  readonly mailFolder: string | null
  /** 32 bytes, base64: encrypts the protected texts. */
  readonly textKey: string
  readonly files: FileRules
  readonly publicUrl: string
  readonly version: string
  /** Where the built pages are; null serves the API alone. */
  readonly webFolder: string | null
}

/** The whole application, ready to listen or to be asked in process, and the list of its routes. */
export async function buildApp(
  options: AppOptions,
): Promise<{ app: FastifyInstance; lines: readonly RouteLine[] }> {
  const { db, access, log } = options
  const secure = options.publicUrl.startsWith('https:')
  const app = await createHttp({ log, secure, version: options.version })
  const define = defineRoutes({
    app,
    db,
    policies: POLICIES,
    sessionOf: (request) => sessionOf(access, request),
    afterWrite: (tx, actor, householdId) => refreshPhases(tx, actor, [householdId]),
  })
  const services = { cipher: textCipher(options.textKey), files: options.files }
  accountRoutes(define, { access, mailer: options.mailer })
  householdRoutes(define, services)
  referralRoutes(define, services)
  noteRoutes(define, services)
  needRoutes(define, services)
  assessmentRoutes(define, services)
  budgetRoutes(define)
  applicationRoutes(define, services)
  matchingRoutes(define, { ...services, budgetRules, holding })
  candidacyRoutes(define, { ...services, proposeVacancy })
  decisionRoutes(define, services)
  leaseRoutes(define)
  planRoutes(define)
  visitRoutes(define)
  alertRoutes(define)
  handoverRoutes(define)
  consentRoutes(define)
  committeeRoutes(define, { refreshPhases })
  closureRoutes(define, services)
  organisationRoutes(define)
  stockRoutes(define, {
    // A dwelling taken back closes candidacies of households that nobody opened.
    afterMove: async (tx, actor) => refreshPhases(tx, actor, await householdsJustClosed(tx)),
  })
  fundingRoutes(define)
  privacyRoutes(define)
  reportingRoutes(define)
  schemeRoutes(define)
  agendaRoutes(define, { db, access })
  todayRoutes(define)
  demonstrationRoutes(define, { scanDates: () => scanDates(db) })
  mountAuth(app, access)
  if (options.mailFolder !== null) mountMailPage(app, options.mailFolder)
  app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger())
  app.get('/api/health', { schema: { hide: true } }, () => ({ status: 'ok' }))
  await serveWebPart(app, options.webFolder)
  return { app, lines: define.lines }
}
