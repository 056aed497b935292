import { isDeepStrictEqual } from 'node:util'
import { AppError } from '#kernel/app-error.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { Dwelling, DwellingEntry, SaveDwelling } from '../contract.ts'
import {
  dwellingById,
  isReferenceUsed,
  reserveLiveVacancy,
  schemeOf,
  updateDwelling,
} from './dwelling-sql.ts'
import { addDwelling } from './open-vacancy.ts'
import { found, refused } from './refusals.ts'

/** Adds a dwelling to the stock or changes it; the same form sent twice is written once. */
export async function saveDwelling(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, ...entry }: SaveDwelling,
): Promise<void> {
  const known = await dwellingById(tx, id)
  if (known && isDeepStrictEqual(entryOf(known), entry)) return
  if (version === null) {
    if (known) throw new AppError('conflict', { current: known })
    await addDwelling(tx, actor, { id, ...entry })
    return
  }
  if (found(known).version !== version) throw new AppError('conflict', { current: known })
  const schemeId = await schemeOf(tx, id)
  if (await isReferenceUsed(tx, { id, schemeId, reference: entry.reference })) {
    throw refused('reference-already-used')
  }
  if (!(await updateDwelling(tx, actor, { id, version, entry }))) {
    throw new AppError('conflict', { current: await dwellingById(tx, id) })
  }
  if (entry.contingent !== null) {
    await reserveLiveVacancy(tx, actor, { dwellingId: id, contingent: entry.contingent })
  }
}

function entryOf(dwelling: Dwelling): DwellingEntry {
  const {
    id: _,
    communeName: __,
    financingLabel: ___,
    responsible: ____,
    version: _____,
    updatedAt: ______,
    updatedByName: _______,
    ...entry
  } = dwelling
  return entry
}
