import { HouseholdParams } from '#kernel/wire.ts'
import { drawPersonalCode } from '#platform/auth/personal-code.ts'
import {
  Done,
  DONE,
  HouseholdCodes,
  IssueCode,
  IssuedCode,
  PersonOfHousehold,
} from '../contract.ts'
import type { DefineRoute, Desk } from './desk.ts'
import { householdCodes, issueCode, revokeCode } from './sql.ts'

const HAND_OVER = {
  policy: 'household-code.issue',
  scope: 'household',
  compartments: ['1'],
} as const

/** Codes that a worker hands over on paper to the persons of a household. */
export function householdCodeRoutes(route: DefineRoute, { access }: Desk): void {
  route.inCase(
    {
      ...HAND_OVER,
      method: 'GET',
      url: '/api/households/:householdId/codes',
      summary: 'Qui, dans ce ménage, peut se connecter',
      params: HouseholdParams,
      reply: HouseholdCodes,
    },
    ({ tx, params }) => householdCodes(tx, params.householdId),
  )
  route.inCase(
    {
      ...HAND_OVER,
      method: 'POST',
      url: '/api/households/:householdId/codes',
      summary: 'Remettre un code personnel',
      params: HouseholdParams,
      body: IssueCode,
      reply: IssuedCode,
    },
    async ({ tx, params, body, reply }) => {
      const { code, hash } = drawPersonalCode(access)
      await issueCode(tx, { householdId: params.householdId, personId: body.personId }, hash)
      reply.header('cache-control', 'no-store')
      return { code }
    },
  )
  route.inCase(
    {
      ...HAND_OVER,
      method: 'DELETE',
      url: '/api/households/:householdId/codes/:personId',
      summary: 'Retirer un code personnel',
      params: PersonOfHousehold,
      reply: Done,
    },
    async ({ tx, params }) => {
      await revokeCode(tx, params)
      return DONE
    },
  )
}
