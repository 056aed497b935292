import type { Actor, Tx } from '#platform/db/door.ts'
import { newId } from '#platform/db/new-id.ts'
import { isFree } from '../domain/turn.ts'
import { checkMove } from '../domain/vacancy-path.ts'
import { found, granted, refused } from './refusals.ts'
import { placesOf, vacancyFacts } from './vacancy-read-sql.ts'
import { addEvent, lockSector, lockVacancy, updateVacancy } from './vacancy-write-sql.ts'

export type ProposalStep = 'choose' | 'inform'

/**
 * A household is chosen for a vacancy, then its prescriber informed: open, the vacancy becomes proposed as soon as its
 * holder leaves it free, under the quota of its sector. While the holder is asked, a choice may wait; nobody is informed.
 */
export async function proposeVacancy(
  tx: Tx,
  actor: Actor,
  id: string,
  step: ProposalStep,
): Promise<void> {
  await lockVacancy(tx, id)
  const vacancy = found(await vacancyFacts(tx, actor, id))
  const { status, turn, leavesOn, version } = vacancy
  if (status === 'proposed') return
  if (status !== 'open') throw refused('vacancy-not-open')
  if (step === 'choose' && !isFree(turn)) {
    if (turn.state === 'declined') throw refused('holder-has-the-turn')
    return
  }
  if (vacancy.sectorId !== null) await lockSector(tx, vacancy.sectorId)
  const sector = vacancy.sectorId === null ? null : await placesOf(tx, vacancy)
  const move = { to: 'proposed', motive: null, letOn: null } as const
  granted(checkMove(move, { status, turn, sector, leavesOn, today: actor.today }))
  await updateVacancy(tx, actor, { id, version }, { status: 'proposed' })
  await addEvent(tx, actor, { id: newId(), vacancyId: id, kind: 'moved', status: 'proposed' })
}
