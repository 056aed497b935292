import type { Define } from '#platform/http/route.ts'
import type { PolicyName } from '../../../policies.ts'
import { absenceRoutes } from './absence-routes.ts'
import { appointmentRoutes } from './appointment-routes.ts'
import { feedRoutes } from './feed-routes.ts'
import type { AgendaServices } from './services.ts'
import { planningRoutes } from './planning-routes.ts'

export function agendaRoutes(define: Define<PolicyName>, services: AgendaServices): void {
  appointmentRoutes(define)
  planningRoutes(define)
  absenceRoutes(define)
  feedRoutes(define, services)
}
