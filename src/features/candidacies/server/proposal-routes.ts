import type { Define } from '#platform/http/route.ts'
import type { Compartment } from '#kernel/compartments.ts'
import type { PolicyName } from '../../../policies.ts'
import * as wire from '../contract.ts'
import { promise } from './commands.ts'
import type { ShowPage } from './page.ts'
import { addReport, nameSiteManager, planVisit, signPromise } from './write-sql.ts'

type Spec = {
  readonly url: string
  readonly page: ShowPage
  readonly one: {
    readonly scope: 'household'
    readonly compartments: readonly Compartment[]
    readonly params: typeof wire.CandidacyParams
    readonly reply: typeof wire.CandidacyList
  }
}

/** What a proposal brings with it: the visit, the site manager, the accompaniment that is promised. */
export function proposalRoutes(define: Define<PolicyName>, spec: Spec): void {
  visitRoutes(define, spec)
  peopleRoutes(define, spec)
}

function visitRoutes(define: Define<PolicyName>, { url, one, page }: Spec): void {
  define.inCase(
    {
      method: 'POST',
      url: `${url}/visits`,
      summary: 'Organiser la visite du logement avec le prescripteur',
      policy: 'candidacy.visit',
      ...one,
      body: wire.NewVisit,
    },
    async ({ tx, actor, params, body }) => {
      await planVisit(tx, params.candidacyId, body)
      return page(tx, actor, params.householdId)
    },
  )

  define.inCase(
    {
      method: 'POST',
      url: `${url}/visit-reports`,
      summary: 'Raconter la visite : ce qu’elle a donné, les questions du ménage',
      policy: 'candidacy.visit',
      ...one,
      body: wire.NewVisitReport,
    },
    async ({ tx, actor, params, body }) => {
      await addReport(tx, actor, params, body)
      return page(tx, actor, params.householdId)
    },
  )
}

function peopleRoutes(define: Define<PolicyName>, { url, one, page }: Spec): void {
  define.inCase(
    {
      method: 'POST',
      url: `${url}/site-manager`,
      summary: 'Nommer le responsable de site sur la proposition',
      policy: 'candidacy.propose',
      ...one,
      body: wire.NameSiteManager,
    },
    async ({ tx, actor, params, body }) => {
      await nameSiteManager(tx, params.candidacyId, body)
      return page(tx, actor, params.householdId)
    },
  )

  define.inCase(
    {
      method: 'POST',
      url: `${url}/promise`,
      summary: 'Promettre par écrit qui reste auprès du ménage, et combien de temps',
      policy: 'candidacy.answer',
      ...one,
      body: wire.NewPromise,
    },
    async ({ tx, actor, params, body }) => {
      await promise(tx, actor, { place: params, body })
      return page(tx, actor, params.householdId)
    },
  )

  define.inCase(
    {
      method: 'POST',
      url: `${url}/promise/signature`,
      summary: 'S’engager sur l’accompagnement promis',
      policy: 'candidacy.sign',
      ...one,
      body: wire.SignPromise,
    },
    async ({ tx, actor, params, body }) => {
      await signPromise(tx, body)
      return page(tx, actor, params.householdId)
    },
  )
}
