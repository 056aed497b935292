import { z } from 'zod'
import { AppError } from '#kernel/app-error.ts'
import { Id } from '#kernel/wire.ts'
import type { Define } from '#platform/http/route.ts'
import type { PolicyName } from '../../../policies.ts'
import * as wire from '../contract.ts'
import { checkAgreement } from '../domain/agreements.ts'
import { addAgreement, organisations, periodsOf, saveOrganisation } from './sql.ts'

const Params = z.object({ organisationId: Id })

export function organisationRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'GET',
      url: '/api/organisations',
      summary: 'L’annuaire des partenaires',
      policy: 'organisation.list',
      scope: 'list',
      compartments: [],
      reply: wire.OrganisationList,
    },
    async ({ tx, actor }) => ({
      rows: await organisations(tx, actor),
      abilities: actor.role === 'PRG' ? ['organisation.add'] : [],
    }),
  )

  define.inCase(
    {
      method: 'PUT',
      url: '/api/organisations/:organisationId',
      summary: 'Ajouter ou modifier un partenaire',
      policy: 'organisation.write',
      scope: 'list',
      compartments: [],
      params: Params,
      body: wire.SaveOrganisation,
      reply: wire.OrganisationRow,
    },
    async ({ tx, actor, params, body }) => {
      const written = await saveOrganisation(tx, actor, params.organisationId, body)
      const [current] = await organisations(tx, actor, params.organisationId)
      if (!current?.mayEdit) throw new AppError('not-found')
      if (!written && !isSame(current, body)) throw new AppError('conflict', { current })
      return current
    },
  )

  define.inCase(
    {
      method: 'POST',
      url: '/api/organisations/:organisationId/agreements',
      summary: 'Ajouter un agrément daté',
      policy: 'organisation.write',
      scope: 'list',
      compartments: [],
      params: Params,
      body: wire.NewAgreement,
      reply: z.object({ done: z.literal(true) }),
    },
    async ({ tx, params, body }) => {
      const known = await periodsOf(tx, params.organisationId, body.kind)
      const checked = checkAgreement(
        body,
        known.filter(({ id }) => id !== body.id),
      )
      if (!checked.ok) throw new AppError('rule-refused', { rule: checked.refusal })
      await addAgreement(tx, params.organisationId, body)
      return { done: true as const }
    },
  )
}

/** The same form sent twice: what it says is already there. */
function isSame(
  current: wire.OrganisationRow,
  body: z.infer<typeof wire.SaveOrganisation>,
): boolean {
  const { version, ...entry } = body
  return Object.entries(entry).every(([key, value]) => current[key as keyof typeof entry] === value)
}
