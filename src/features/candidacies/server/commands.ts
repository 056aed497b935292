import { AppError } from '#kernel/app-error.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { TextCipher } from '#platform/protected-text/cipher.ts'
import type { Inform, NewAnswer, NewCandidacy, NewPromise } from '../contract.ts'
import { colleaguesIn } from './people-sql.ts'
import {
  addAnswer,
  addFeelings,
  addPromise,
  candidacyById,
  informPrescriber,
  insertCandidacy,
  nameSiteManager,
  type Place,
} from './write-sql.ts'

/** What another feature does for this one: the vacancies are the dwellings’ own. */
export type ProposeVacancy = (
  tx: Tx,
  actor: Actor,
  vacancyId: string,
  step: 'choose' | 'inform',
) => Promise<void>

export type CandidacyServices = {
  readonly cipher: TextCipher
  readonly proposeVacancy: ProposeVacancy
}

/** Chooses a household for a vacancy; the same form sent twice is written once. */
export async function chooseHousehold(
  tx: Tx,
  actor: Actor,
  { householdId, body }: { readonly householdId: string; readonly body: NewCandidacy },
  { proposeVacancy }: CandidacyServices,
): Promise<void> {
  const place = { householdId, candidacyId: body.id }
  if ((await candidacyById(tx, place)) === undefined) {
    await proposeVacancy(tx, actor, body.vacancyId, 'choose')
    await insertCandidacy(tx, actor, householdId, body)
  }
  const written = await candidacyById(tx, place)
  if (written?.vacancyId !== body.vacancyId || written.motive !== body.motive) {
    throw new AppError('conflict')
  }
}

/** H1: the prescriber learns it first; the site manager may join at the same time (H11). */
export async function inform(
  tx: Tx,
  actor: Actor,
  { place, body }: { readonly place: Place; readonly body: Inform },
  { proposeVacancy }: CandidacyServices,
): Promise<void> {
  const candidacy = await candidacyById(tx, place)
  if (!candidacy) throw new AppError('not-found')
  await proposeVacancy(tx, actor, candidacy.vacancyId, 'inform')
  await informPrescriber(tx, place.candidacyId)
  if (body.siteManager) await nameSiteManager(tx, place.candidacyId, body.siteManager)
}

/** H2: go, adapt or not now, and, apart, what the person told her worker. */
export async function answer(
  tx: Tx,
  actor: Actor,
  { place, body }: { readonly place: Place; readonly body: NewAnswer },
  { cipher }: CandidacyServices,
): Promise<void> {
  const { id, words, feelings } = body
  if (body.answer !== 'go' && words === null) {
    throw new AppError('bad-input', { fields: { words: 'required' } })
  }
  const isNew = await addAnswer(tx, actor, place, { id, answer: body.answer, words })
  if (!isNew || feelings === null) return
  const told = { ...feelings, answerId: id, householdId: place.householdId }
  await addFeelings(tx, actor, told, cipher)
}

/** H7: one of the prescriber’s own stays, under the name that the household will read. */
export async function promise(
  tx: Tx,
  actor: Actor,
  { place, body }: { readonly place: Place; readonly body: NewPromise },
): Promise<void> {
  const workers = await colleaguesIn(tx, actor, 'PRE')
  const worker = workers.find(({ id }) => id === body.workerId)
  if (!worker) throw new AppError('rule-refused', { rule: 'worker-not-of-prescriber' })
  await addPromise(tx, actor, place, { ...body, workerName: worker.name })
}
