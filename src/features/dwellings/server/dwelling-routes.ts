import { Id } from '#kernel/wire.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { Define } from '#platform/http/route.ts'
import { z } from 'zod'
import type { PolicyName } from '../../../policies.ts'
import * as wire from '../contract.ts'
import { abilitiesOf } from './abilities.ts'
import { dwellingChoices } from './choices-sql.ts'
import { saveDwelling } from './dwelling-commands.ts'
import { dwellingById, stockRows, vacanciesOf } from './dwelling-sql.ts'
import { found } from './refusals.ts'
import { setRight, setShortfall } from './reservation-commands.ts'
import { reservations } from './reservation-sql.ts'

const LISTED = { scope: 'list', compartments: [] } as const

export function dwellingRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'GET',
      url: '/api/dwellings',
      summary: 'Le parc que l’on peut voir, par pages',
      policy: 'dwelling.read',
      ...LISTED,
      query: wire.StockQuery,
      reply: wire.StockList,
    },
    async ({ tx, actor, query }) => ({
      ...(await stockRows(tx, query)),
      page: query.page,
      abilities: abilitiesOf(actor),
    }),
  )

  define.inCase(
    {
      method: 'GET',
      url: '/api/dwellings/choices',
      summary: 'Communes, financements et personnes que proposent les formulaires',
      policy: 'dwelling.read',
      ...LISTED,
      reply: wire.DwellingChoices,
    },
    ({ tx, actor }) => dwellingChoices(tx, actor),
  )

  define.inCase(
    {
      method: 'GET',
      url: '/api/dwellings/:dwellingId',
      summary: 'Un logement du parc et ses libérations',
      policy: 'dwelling.read',
      ...LISTED,
      params: wire.DwellingParams,
      reply: wire.DwellingRead,
    },
    ({ tx, actor, params }) => dwellingPage(tx, actor, params.dwellingId),
  )

  define.inCase(
    {
      method: 'PUT',
      url: '/api/dwellings/:dwellingId',
      summary: 'Ajouter un logement au parc ou le modifier',
      policy: 'dwelling.write',
      ...LISTED,
      params: wire.DwellingParams,
      body: wire.SaveDwelling,
      reply: wire.DwellingRead,
    },
    async ({ tx, actor, params, body }) => {
      await saveDwelling(tx, actor, params.dwellingId, body)
      return dwellingPage(tx, actor, params.dwellingId)
    },
  )

  reservationRoutes(define)
}

async function dwellingPage(tx: Tx, actor: Actor, id: string): Promise<wire.DwellingRead> {
  const dwelling = found(await dwellingById(tx, id))
  const vacancies = await vacanciesOf(tx, id, actor.today)
  return { dwelling, vacancies, abilities: abilitiesOf(actor) }
}

const RightParams = z.object({ rightId: Id })
const ShortfallParams = z.object({ shortfallId: Id })

function reservationRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'GET',
      url: '/api/reservations',
      summary: 'Droits de réservation et communes carencées',
      policy: 'dwelling.read',
      ...LISTED,
      reply: wire.Reservations,
    },
    async ({ tx, actor }) => reservationPage(actor, await reservations(tx, actor)),
  )

  define.inCase(
    {
      method: 'PUT',
      url: '/api/reservations/rights/:rightId',
      summary: 'Ajouter un droit de réservation ou le modifier',
      policy: 'reservation.write',
      ...LISTED,
      params: RightParams,
      body: wire.SaveRight,
      reply: wire.Reservations,
    },
    async ({ tx, actor, params, body }) =>
      reservationPage(actor, await setRight(tx, actor, params.rightId, body)),
  )

  define.inCase(
    {
      method: 'PUT',
      url: '/api/reservations/shortfalls/:shortfallId',
      summary: 'Déclarer une commune carencée, ou la fin de la carence',
      policy: 'reservation.write',
      ...LISTED,
      params: ShortfallParams,
      body: wire.SaveShortfall,
      reply: wire.Reservations,
    },
    async ({ tx, actor, params, body }) =>
      reservationPage(actor, await setShortfall(tx, actor, params.shortfallId, body)),
  )
}

function reservationPage(
  actor: Actor,
  known: Pick<wire.Reservations, 'rights' | 'shortfalls'>,
): wire.Reservations {
  return { ...known, today: actor.today, abilities: abilitiesOf(actor) }
}
