import type { Define } from '#platform/http/route.ts'
import type { PolicyName } from '../../../policies.ts'
import { Matching, MatchParams, NewRun } from '../contract.ts'
import { matchVacancy, type MatchServices } from './match.ts'

/** Households for a dwelling: asking is an act, since it is logged and counted. */
export function matchingRoutes(define: Define<PolicyName>, services: MatchServices): void {
  define.inCase(
    {
      method: 'POST',
      url: '/api/vacancies/:vacancyId/matching',
      summary: 'Rapprocher une libération des ménages qui attendent, critère par critère',
      policy: 'matching.ask',
      scope: 'list',
      compartments: ['1', '2', '3', '3b-r', '5', '10'],
      params: MatchParams,
      body: NewRun,
      reply: Matching,
    },
    ({ tx, actor, params, body }) =>
      matchVacancy(tx, actor, { vacancyId: params.vacancyId, runId: body.id }, services),
  )
}
