import { HouseholdParams } from '#kernel/wire.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { Define } from '#platform/http/route.ts'
import type { TextCipher } from '#platform/protected-text/cipher.ts'
import { z } from 'zod'
import type { PolicyName } from '../../../policies.ts'
import { NewNote, NoteList, type NoteAudience } from '../contract.ts'
import { audienceChoices } from '../domain/audiences.ts'
import { addNote, notesOf, personsOf, writableAudiences } from './sql.ts'

const URL = '/api/households/:householdId/notes'
const COMPARTMENTS = ['1', '6', '8', '14b'] as const

export function noteRoutes(define: Define<PolicyName>, services: { cipher: TextCipher }): void {
  define.inCase(
    {
      method: 'GET',
      url: URL,
      summary: 'Les notes que ce lecteur peut lire, et les auditoires où il peut écrire',
      policy: 'note.read',
      scope: 'household',
      compartments: COMPARTMENTS,
      params: HouseholdParams,
      reply: NoteList,
    },
    async ({ tx, actor, params }) => ({
      notes: await notesOf(tx, actor, params.householdId, services.cipher),
      audiences: await audiences(tx, actor, params.householdId),
    }),
  )

  define.inCase(
    {
      method: 'POST',
      url: URL,
      summary: 'Écrire une note dans l’auditoire choisi',
      policy: 'note.write',
      scope: 'household',
      compartments: COMPARTMENTS,
      params: HouseholdParams,
      body: NewNote,
      reply: z.object({ done: z.literal(true) }),
    },
    async ({ tx, actor, params, body }) => {
      await addNote(tx, actor, { householdId: params.householdId, note: body }, services.cipher)
      return { done: true as const }
    },
  )
}

async function audiences(
  tx: Tx,
  actor: Actor,
  householdId: string,
): Promise<NoteList['audiences']> {
  const rights = await writableAudiences(tx, householdId)
  const persons = await personsOf(tx, householdId)
  const codes = rights.map(({ compartment }) => compartment as NoteAudience)
  return audienceChoices(codes, actor.role).map((choice) => ({
    ...choice,
    persons: persons
      .filter(({ id }) =>
        rights.some(
          (right) =>
            right.compartment === choice.code &&
            (right.subjectPersonId === null || right.subjectPersonId === id),
        ),
      )
      .map(({ id, firstName, lastName }) => ({ id, name: `${firstName} ${lastName}` })),
  }))
}
