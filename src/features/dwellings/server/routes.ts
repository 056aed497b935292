import type { Actor, Tx } from '#platform/db/door.ts'
import type { Define } from '#platform/http/route.ts'
import type { PolicyName } from '../../../policies.ts'
import * as wire from '../contract.ts'
import { abilitiesOf } from './abilities.ts'
import { dwellingRoutes } from './dwelling-routes.ts'
import { openVacancy } from './open-vacancy.ts'
import { found } from './refusals.ts'
import {
  changeVacancy,
  chooseSector,
  exceedQuota,
  moveVacancy,
  recordTurn,
} from './vacancy-commands.ts'
import { holders, sectorTallies, vacancyRows } from './vacancy-list-sql.ts'
import { vacancyPage } from './vacancy-read-sql.ts'

const URL = '/api/vacancies/:vacancyId'
const ONE = {
  scope: 'list',
  compartments: [],
  params: wire.VacancyParams,
  reply: wire.VacancyRead,
} as const

export type StockServices = {
  /** After a vacancy changed its state: what is derived from the facts of households stays true. */
  readonly afterMove: (tx: Tx, actor: Actor) => Promise<void>
}

/** The stock, its releases and who holds them. */
export function stockRoutes(define: Define<PolicyName>, services: StockServices): void {
  dwellingRoutes(define)
  readingRoutes(define)
  writingRoutes(define, services)
  decidingRoutes(define)
}

function readingRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'GET',
      url: '/api/vacancies',
      summary: 'Les libérations que l’on peut voir, par pages',
      policy: 'dwelling.read',
      scope: 'list',
      compartments: [],
      query: wire.VacancyQuery,
      reply: wire.VacancyList,
    },
    async ({ tx, actor, query }) => {
      const isHolder = actor.role === 'RES'
      return {
        ...(await vacancyRows(tx, actor, query)),
        page: query.page,
        today: actor.today,
        // A holder sees its own rows only: totals of these would say something false of the sector.
        tallies: isHolder ? [] : await sectorTallies(tx),
        holders: isHolder ? [] : await holders(tx),
        abilities: abilitiesOf(actor),
      }
    },
  )

  define.inCase(
    {
      method: 'GET',
      url: URL,
      summary: 'Une libération : logement, tour du réservataire, coût, historique',
      policy: 'dwelling.read',
      ...ONE,
    },
    async ({ tx, actor, params }) => found(await vacancyPage(tx, actor, params.vacancyId)),
  )
}

function writingRoutes(define: Define<PolicyName>, { afterMove }: StockServices): void {
  define.inCase(
    {
      method: 'PUT',
      url: URL,
      summary: 'Saisir une libération, ou proposer un logement de son contingent',
      policy: 'vacancy.open',
      ...ONE,
      body: wire.NewVacancy,
    },
    ({ tx, actor, params, body }) => openVacancy(tx, actor, params.vacancyId, body),
  )

  define.inCase(
    {
      method: 'PATCH',
      url: URL,
      summary: 'Modifier les dates, les travaux ou l’orientation d’une libération',
      policy: 'vacancy.change',
      ...ONE,
      body: wire.ChangeVacancy,
    },
    ({ tx, actor, params, body }) => changeVacancy(tx, actor, params.vacancyId, body),
  )

  define.inCase(
    {
      method: 'POST',
      url: `${URL}/turns`,
      summary: 'Tour du réservataire : demander, répondre, rendre, remettre pour un tour',
      policy: 'vacancy.turn',
      ...ONE,
      body: wire.NewTurn,
    },
    ({ tx, actor, params, body }) => recordTurn(tx, actor, params.vacancyId, body),
  )

  define.inCase(
    {
      method: 'POST',
      url: `${URL}/moves`,
      summary: 'Proposer, attribuer, signer, retirer ou rouvrir une libération',
      policy: 'vacancy.move',
      ...ONE,
      body: wire.MoveVacancy,
    },
    async ({ tx, actor, params, body }) => {
      const moved = await moveVacancy(tx, actor, params.vacancyId, body)
      await afterMove(tx, actor)
      return moved
    },
  )
}

function decidingRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'POST',
      url: `${URL}/sector`,
      summary: 'Choisir le secteur d’un logement hors des communes nommées, avec un motif',
      policy: 'vacancy.decide',
      ...ONE,
      body: wire.ChooseSector,
    },
    ({ tx, actor, params, body }) => chooseSector(tx, actor, params.vacancyId, body),
  )

  define.inCase(
    {
      method: 'POST',
      url: `${URL}/over-quota`,
      summary: 'Accorder un logement de plus au secteur, avec un motif',
      policy: 'vacancy.decide',
      ...ONE,
      body: wire.GrantOverQuota,
    },
    ({ tx, actor, params, body }) => exceedQuota(tx, actor, params.vacancyId, body),
  )
}
