import { AppError } from '#kernel/app-error.ts'
import { HouseholdParams } from '#kernel/wire.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { Define } from '#platform/http/route.ts'
import type { TextCipher } from '#platform/protected-text/cipher.ts'
import type { PolicyName } from '../../../policies.ts'
import * as wire from '../contract.ts'
import { checkAssessment, checkFinish, type AssessmentRefusal } from '../domain/assessment-rules.ts'
import * as read from './read-sql.ts'
import * as write from './write-sql.ts'

const URL = '/api/households/:householdId/assessments'
const READ = ['1', '6', '6r'] as const

export function assessmentRoutes(
  define: Define<PolicyName>,
  { cipher }: { cipher: TextCipher },
): void {
  define.inCase(
    {
      method: 'GET',
      url: URL,
      summary: 'Les diagnostics, ou leurs seules conclusions avec l’accord de la personne',
      policy: 'assessment.read',
      scope: 'household',
      compartments: READ,
      params: HouseholdParams,
      reply: wire.AssessmentList,
    },
    async ({ tx, actor, params: { householdId } }) => ({
      today: actor.today,
      assessments: await read.assessmentsOf(tx, actor, householdId, cipher),
      conclusions: await read.conclusionsOf(tx, householdId, cipher),
      persons: await read.writablePersons(tx, householdId),
      countsInCap: await read.countsInCap(tx, actor, householdId),
    }),
  )

  define.inCase(
    {
      method: 'PUT',
      url: `${URL}/:assessmentId`,
      summary: 'Écrire un diagnostic, qui peut rester inachevé',
      policy: 'assessment.write',
      scope: 'household',
      compartments: READ,
      params: wire.AssessmentParams,
      body: wire.SaveAssessment,
      reply: wire.Done,
    },
    async ({ tx, actor, params, body }) => {
      await save(tx, actor, { ...params, body }, cipher)
      return { done: true as const }
    },
  )

  finishRoutes(define, cipher)
}

function finishRoutes(define: Define<PolicyName>, cipher: TextCipher): void {
  define.inCase(
    {
      method: 'POST',
      url: `${URL}/:assessmentId/finish`,
      summary: 'Terminer un diagnostic : il ne change plus et compte dans le plafond',
      policy: 'assessment.write',
      scope: 'household',
      compartments: READ,
      params: wire.AssessmentParams,
      body: wire.FinishAssessment,
      reply: wire.Done,
    },
    async ({ tx, actor, params, body }) => {
      const current = await mine(tx, actor, params, cipher)
      if (current.finishedOn !== null) throw refused('assessment-finished')
      const checked = checkFinish(current, body.finishedOn, actor.today)
      if (!checked.ok) throw refused(checked.refusal)
      const dated = { ...params, version: body.version, on: checked.value }
      if (!(await write.finishAssessment(tx, actor, dated))) throw new AppError('conflict')
      return { done: true as const }
    },
  )

  define.inCase(
    {
      method: 'POST',
      url: `${URL}/:assessmentId/copy`,
      summary: 'Noter que la personne a reçu sa copie',
      policy: 'assessment.write',
      scope: 'household',
      compartments: READ,
      params: wire.AssessmentParams,
      body: wire.CopyGiven,
      reply: wire.Done,
    },
    async ({ tx, actor, params, body }) => {
      const current = await mine(tx, actor, params, cipher)
      if (current.finishedOn === null) throw refused('assessment-not-finished')
      if (body.givenOn > actor.today) throw refused('assessment-in-the-future')
      if (body.givenOn < current.finishedOn) throw refused('assessment-ends-before-start')
      const dated = { ...params, version: body.version, on: body.givenOn }
      if (!(await write.giveCopy(tx, actor, dated))) throw new AppError('conflict')
      return { done: true as const }
    },
  )
}

type Params = { readonly householdId: string; readonly assessmentId: string }

/** An assessment of the actor's own organisation; those of others are read, never written. */
async function mine(
  tx: Tx,
  actor: Actor,
  { householdId, assessmentId }: Params,
  cipher: TextCipher,
): Promise<wire.Assessment> {
  const all = await read.assessmentsOf(tx, actor, householdId, cipher)
  const found = all.find(({ id, isMine }) => id === assessmentId && isMine)
  if (!found) throw new AppError('not-found')
  return found
}

async function save(
  tx: Tx,
  actor: Actor,
  { householdId, assessmentId, body }: Params & { readonly body: wire.SaveAssessment },
  cipher: TextCipher,
): Promise<void> {
  const all = await read.assessmentsOf(tx, actor, householdId, cipher)
  const current = all.find(({ id }) => id === assessmentId)
  if (current && !current.isMine) throw new AppError('not-found')
  if (current && current.finishedOn !== null) throw refused('assessment-finished')
  const checked = checkAssessment(body, actor.today)
  if (!checked.ok) throw refused(checked.refusal)
  // An assessment is about one person, from its first word on.
  if (current && current.subjectPersonId !== body.subjectPersonId) throw new AppError('not-found')
  const toSave = { householdId, assessmentId, body, current }
  if (await write.saveAssessment(tx, actor, toSave, cipher)) return
  // The same form sent twice, or sent again after a lost answer: nothing to write, nothing to fear.
  if (!current || !isSame(current, body)) throw new AppError('conflict', { current })
}

function isSame(current: wire.Assessment, body: wire.SaveAssessment): boolean {
  const { version, ...entry } = body
  return Object.entries(entry).every(
    ([key, value]) => current[key as keyof wire.AssessmentEntry] === value,
  )
}

function refused(rule: AssessmentRefusal): AppError {
  return new AppError('rule-refused', { rule })
}
