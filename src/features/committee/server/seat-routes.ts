import type { Define } from '#platform/http/route.ts'
import type { PolicyName } from '../../../policies.ts'
import * as wire from '../contract.ts'
import { endSeat, giveSeat, seatsPage } from './seats-sql.ts'

const URL = '/api/committee-seats'
const SEATS = { scope: 'list', compartments: [], reply: wire.Seats } as const

/** Who sits in the committee, from when to when. */
export function seatRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'GET',
      url: URL,
      summary: 'Les sièges de la commission',
      policy: 'committee.seats',
      ...SEATS,
    },
    ({ tx, actor }) => seatsPage(tx, actor),
  )

  define.inCase(
    {
      method: 'POST',
      url: URL,
      summary: 'Donner un siège',
      policy: 'committee.write',
      ...SEATS,
      body: wire.NewSeat,
    },
    async ({ tx, actor, body }) => {
      await giveSeat(tx, actor, body)
      return seatsPage(tx, actor)
    },
  )

  define.inCase(
    {
      method: 'PUT',
      url: `${URL}/:committeeSeatId/end`,
      summary: 'Mettre fin à un siège',
      policy: 'committee.write',
      ...SEATS,
      params: wire.SeatParams,
      body: wire.EndSeat,
    },
    async ({ tx, actor, params, body }) => {
      await endSeat(tx, params.committeeSeatId, body.endsOn)
      return seatsPage(tx, actor)
    },
  )
}
