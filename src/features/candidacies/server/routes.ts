import { AppError } from '#kernel/app-error.ts'
import { HouseholdParams } from '#kernel/wire.ts'
import type { Define } from '#platform/http/route.ts'
import type { PolicyName } from '../../../policies.ts'
import * as wire from '../contract.ts'
import { answer, chooseHousehold, inform, type CandidacyServices } from './commands.ts'
import { candidacyPage, type ShowPage } from './page.ts'
import { proposalRoutes } from './proposal-routes.ts'
import { vacancyCandidatesRoute } from './vacancy-candidates.ts'
import { addAnswer, candidacyById, chooseOtherwise, withdraw } from './write-sql.ts'

const URL = '/api/households/:householdId/candidacies'
const COMPARTMENTS = ['1', '1r', '6', '10', '10r', '13'] as const
const LIST = { scope: 'household', compartments: COMPARTMENTS, reply: wire.CandidacyList } as const
const ONE = { ...LIST, params: wire.CandidacyParams } as const

/** One household proposed for a dwelling: its prescriber first, then everything that follows until a decision. */
export function candidacyRoutes(define: Define<PolicyName>, services: CandidacyServices): void {
  const page: ShowPage = (tx, actor, householdId) =>
    candidacyPage(tx, actor, { householdId, cipher: services.cipher })
  readingRoute(define, page)
  choosingRoutes(define, page, services)
  answeringRoutes(define, page, services)
  endingRoutes(define, page)
  proposalRoutes(define, { url: `${URL}/:candidacyId`, one: ONE, page })
  vacancyCandidatesRoute(define)
}

function readingRoute(define: Define<PolicyName>, page: ShowPage): void {
  define.inCase(
    {
      method: 'GET',
      url: URL,
      summary: 'Les candidatures du ménage, telles que ce lecteur peut les connaître',
      policy: 'candidacy.read',
      ...LIST,
      params: HouseholdParams,
    },
    ({ tx, actor, params }) => page(tx, actor, params.householdId),
  )
}

function choosingRoutes(
  define: Define<PolicyName>,
  page: ShowPage,
  services: CandidacyServices,
): void {
  define.inCase(
    {
      method: 'POST',
      url: URL,
      summary: 'Proposer ce ménage pour une libération, avec le motif du choix',
      policy: 'candidacy.propose',
      ...LIST,
      params: HouseholdParams,
      body: wire.NewCandidacy,
    },
    async ({ tx, actor, params: { householdId }, body }) => {
      await chooseHousehold(tx, actor, { householdId, body }, services)
      return page(tx, actor, householdId)
    },
  )

  define.inCase(
    {
      method: 'POST',
      url: `${URL}/:candidacyId/inform`,
      summary: 'Informer le prescripteur de la proposition',
      policy: 'candidacy.propose',
      ...ONE,
      body: wire.Inform,
    },
    async ({ tx, actor, params, body }) => {
      await inform(tx, actor, { place: params, body }, services)
      return page(tx, actor, params.householdId)
    },
  )
}

function answeringRoutes(
  define: Define<PolicyName>,
  page: ShowPage,
  services: CandidacyServices,
): void {
  define.inCase(
    {
      method: 'POST',
      url: `${URL}/:candidacyId/answers`,
      summary: 'Répondre à la proposition : oui, à adapter, pas maintenant',
      policy: 'candidacy.answer',
      ...ONE,
      body: wire.NewAnswer,
    },
    async ({ tx, actor, params, body }) => {
      await answer(tx, actor, { place: params, body }, services)
      return page(tx, actor, params.householdId)
    },
  )

  define.inCase(
    {
      method: 'POST',
      url: `${URL}/:candidacyId/replies`,
      summary: 'Répondre à ce que le prescripteur demande d’adapter',
      policy: 'candidacy.propose',
      ...ONE,
      body: wire.NewReply,
    },
    async ({ tx, actor, params, body }) => {
      await addAnswer(tx, actor, params, { ...body, answer: 'reply' })
      return page(tx, actor, params.householdId)
    },
  )
}

function endingRoutes(define: Define<PolicyName>, page: ShowPage): void {
  define.inCase(
    {
      method: 'POST',
      url: `${URL}/:candidacyId/withdrawal`,
      summary: 'Renoncer à la proposition, pour soi ou pour le ménage que l’on accompagne',
      policy: 'candidacy.withdraw',
      ...ONE,
      body: wire.Withdraw,
    },
    async ({ tx, actor, params, body }) => {
      await withdraw(tx, params.candidacyId, body.words)
      return page(tx, actor, params.householdId)
    },
  )

  define.inCase(
    {
      method: 'POST',
      url: `${URL}/:candidacyId/closing`,
      summary: 'Choisir autrement : clore la candidature avant la commission, avec un motif',
      policy: 'candidacy.propose',
      ...ONE,
      body: wire.CloseCandidacy,
    },
    async ({ tx, actor, params, body }) => {
      if (!(await candidacyById(tx, params))) throw new AppError('not-found')
      await chooseOtherwise(tx, actor, params.candidacyId, body.words)
      return page(tx, actor, params.householdId)
    },
  )
}
