import { sql } from 'kysely'
import { z } from 'zod'
import type { Define } from '#platform/http/route.ts'
import type { PolicyName } from '../../../policies.ts'
import * as wire from '../contract.ts'
import { schemeFor } from './book-sql.ts'
import { fundingCaps } from './caps.ts'
import { fundingLines } from './lines.ts'
import { fundingPage } from './page.ts'

export function fundingRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'GET',
      url: '/api/funding',
      summary: 'L’argent du dispositif : dépensé, engagé, prévu, face aux plafonds',
      policy: 'funding.read',
      scope: 'list',
      compartments: ['16'],
      query: wire.FundingQuery,
      reply: wire.FundingPage,
    },
    ({ tx, actor, query }) => fundingPage(tx, actor, query),
  )

  define.inCase(
    {
      method: 'GET',
      url: '/api/funding/caps',
      summary: 'Les plafonds : places prises, par qui, et quand ils seront atteints',
      policy: 'funding.read',
      scope: 'list',
      compartments: ['1', '1r', '16'],
      reply: wire.FundingCaps,
    },
    ({ tx, actor }) => fundingCaps(tx, actor),
  )

  define.inCase(
    {
      method: 'GET',
      url: '/api/funding/lines',
      summary: 'Le calcul d’une ligne, ménage par ménage',
      policy: 'funding.lines',
      scope: 'list',
      compartments: ['1', '1r', '16'],
      query: wire.FundingLinesQuery,
      reply: wire.FundingLines,
    },
    ({ tx, actor, query }) => fundingLines(tx, actor, query),
  )

  define.inCase(
    {
      method: 'POST',
      url: '/api/funding/envelopes',
      summary: 'Fixer l’enveloppe d’accompagnement d’un opérateur',
      policy: 'funding.write',
      scope: 'list',
      compartments: ['16'],
      body: wire.NewEnvelope,
      reply: z.object({ done: z.literal(true) }),
    },
    async ({ tx, body }) => {
      const scheme = await schemeFor(tx)
      await sql`SELECT app_private.set_support_envelope(${body.id}, ${scheme.id}, ${body.operatorId},
        ${body.operatorKind}, ${body.households}, ${body.source}, ${body.reason})`.execute(tx)
      return { done: true as const }
    },
  )
}
