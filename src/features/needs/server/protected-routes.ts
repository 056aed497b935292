import { z } from 'zod'
import { AppError } from '#kernel/app-error.ts'
import { HouseholdParams, Id } from '#kernel/wire.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import { newId } from '#platform/db/new-id.ts'
import type { Define } from '#platform/http/route.ts'
import type { TextCipher } from '#platform/protected-text/cipher.ts'
import type { PolicyName } from '../../../policies.ts'
import { NewProtectedNeed, ProtectedNeedsRead } from '../protected.contract.ts'
import { protectedPage } from './protected-page.ts'
import { addProtectedNeed, endProtectedNeed, livingRow } from './protected-sql.ts'

// Addresses of their own: no landlord role knocks here, whatever the household holds.
const URL = '/api/households/:householdId/protected-needs'
const Done = z.object({ done: z.literal(true) })
const DONE = { done: true as const }

export function protectedNeedRoutes(define: Define<PolicyName>, cipher: TextCipher): void {
  define.inCase(
    {
      method: 'GET',
      url: URL,
      summary: 'Secteurs à éviter, proximité de soins, ce que le ménage a répondu',
      policy: 'protected-need.read',
      scope: 'household',
      compartments: ['1', '3', '3b', '3c'],
      params: HouseholdParams,
      reply: ProtectedNeedsRead,
    },
    ({ tx, actor, params }) => protectedPage(tx, actor, params.householdId, cipher),
  )

  define.inCase(
    {
      method: 'POST',
      url: URL,
      summary: 'Ajouter un secteur à éviter ou une proximité de soins',
      policy: 'protected-need.write',
      scope: 'household',
      compartments: ['1', '3b', '3c'],
      params: HouseholdParams,
      body: NewProtectedNeed,
      reply: Done,
    },
    async ({ tx, actor, params: { householdId }, body }) => {
      await addProtectedNeed(tx, actor, { householdId, wish: body }, cipher)
      if (body.takesOver !== null) {
        await end(tx, actor, { householdId, needId: body.takesOver, id: newId() }, cipher)
      }
      return DONE
    },
  )

  define.inCase(
    {
      method: 'POST',
      url: `${URL}/:needId/end`,
      summary: 'Dire qu’un besoin protégé n’a plus cours',
      policy: 'protected-need.write',
      scope: 'household',
      compartments: ['1', '3b', '3c'],
      params: HouseholdParams.extend({ needId: Id }),
      body: z.object({ id: Id }),
      reply: Done,
    },
    async ({ tx, actor, params, body }) => {
      await end(tx, actor, { ...params, id: body.id }, cipher)
      return DONE
    },
  )
}

type Ended = { readonly householdId: string; readonly needId: string; readonly id: string }

async function end(
  tx: Tx,
  actor: Actor,
  { householdId, needId, id }: Ended,
  cipher: TextCipher,
): Promise<void> {
  const ended = await livingRow(tx, householdId, needId)
  if (!ended) throw new AppError('not-found')
  await endProtectedNeed(tx, actor, { id, householdId, ended }, cipher)
}
