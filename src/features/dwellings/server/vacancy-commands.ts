import { AppError } from '#kernel/app-error.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import { newId } from '#platform/db/new-id.ts'
import type {
  ChangeVacancy,
  ChooseSector,
  GrantOverQuota,
  MoveVacancy,
  NewTurn,
  VacancyChange,
  VacancyRead,
} from '../contract.ts'
import { checkTurn, turnDueOn } from '../domain/turn.ts'
import { checkVacancyDates } from '../domain/vacancy-dates.ts'
import { checkMove, isLive, type SectorPlaces } from '../domain/vacancy-path.ts'
import { dwellingById, occupationOf } from './dwelling-sql.ts'
import { found, granted, refused } from './refusals.ts'
import {
  placesOf,
  termOf,
  vacancyFacts,
  vacancyPage,
  type VacancyFacts,
} from './vacancy-read-sql.ts'
import {
  addEvent,
  addTurn,
  grantOverQuota,
  isEventKnown,
  isTurnKnown,
  lockSector,
  lockVacancy,
  updateVacancy,
} from './vacancy-write-sql.ts'

async function lockedFacts(tx: Tx, actor: Actor, id: string): Promise<VacancyFacts> {
  await lockVacancy(tx, id)
  return found(await vacancyFacts(tx, actor, id))
}

async function page(tx: Tx, actor: Actor, id: string): Promise<VacancyRead> {
  return found(await vacancyPage(tx, actor, id))
}

async function conflict(tx: Tx, actor: Actor, id: string): Promise<AppError> {
  return new AppError('conflict', { current: await page(tx, actor, id) })
}

/** Changes dates, works, visits and, in flow, the orientation of a release. */
export async function changeVacancy(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, ...entry }: ChangeVacancy,
): Promise<VacancyRead> {
  const vacancy = await lockedFacts(tx, actor, id)
  if (!isLive(vacancy.status)) throw refused('vacancy-not-live')
  const { contingent: reserved } = found(await dwellingById(tx, vacancy.dwellingId))
  const fields = { ...entry, contingent: reserved ?? entry.contingent ?? vacancy.contingent }
  const changes = changesOf(vacancy, fields)
  // The same form sent twice: what it says is already there.
  if (changes.length === 0) return page(tx, actor, id)
  if (vacancy.version !== version) throw await conflict(tx, actor, id)
  const { lastLeaseOn } = await occupationOf(tx, vacancy.dwellingId, id)
  granted(checkVacancyDates(fields, { today: actor.today, lastLeaseOn }))
  if (vacancy.contingent !== fields.contingent && vacancy.status !== 'open') {
    throw refused('vacancy-not-open')
  }
  if (!(await updateVacancy(tx, actor, { id, version }, fields)))
    throw await conflict(tx, actor, id)
  await addEvent(tx, actor, { id: newId(), vacancyId: id, kind: 'changed', changes })
  return page(tx, actor, id)
}

const CHANGING = [
  'noticeGivenOn',
  'leavesOn',
  'availableOn',
  'works',
  'visitTerms',
  'contingent',
] as const

function changesOf(
  before: VacancyFacts,
  after: Readonly<Record<(typeof CHANGING)[number], string | null>>,
): VacancyChange[] {
  return CHANGING.filter((field) => before[field] !== after[field]).map((field) => ({
    field,
    before: before[field],
    after: after[field],
  }))
}

/** Adds to the holder's turn: asked, answered, given back, taken over. */
export async function recordTurn(
  tx: Tx,
  actor: Actor,
  id: string,
  { on, ...entry }: NewTurn,
): Promise<VacancyRead> {
  const vacancy = await lockedFacts(tx, actor, id)
  if (await isTurnKnown(tx, id, entry.id)) return page(tx, actor, id)
  if (actor.role === 'RES' && !['agreed', 'declined', 'given-back'].includes(entry.kind)) {
    throw refused('landlord-only')
  }
  granted(
    checkTurn(
      { kind: entry.kind, on },
      {
        turn: vacancy.turn,
        isOpen: vacancy.status === 'open',
        noticeGivenOn: vacancy.noticeGivenOn,
        today: actor.today,
      },
    ),
  )
  const term = await termOf(tx, vacancy.schemeId, 'delay.holder-turn')
  await addTurn(tx, actor, {
    ...entry,
    vacancyId: id,
    holderOrganisationId: vacancy.organisationId ?? '',
    happenedOn: on,
    dueOn: entry.kind === 'asked' ? turnDueOn(on, term) : null,
  })
  return page(tx, actor, id)
}

/** Proposed, allocated, signed, withdrawn, or back to open. */
export async function moveVacancy(
  tx: Tx,
  actor: Actor,
  id: string,
  body: MoveVacancy,
): Promise<VacancyRead> {
  const vacancy = await lockedFacts(tx, actor, id)
  if (await isEventKnown(tx, id, body.id)) return page(tx, actor, id)
  if (vacancy.version !== body.version) throw await conflict(tx, actor, id)
  const isOwnProposal = vacancy.proposedByOrganisationId === actor.organisationId
  if (actor.role === 'RES' && !(isOwnProposal && body.to === 'withdrawn')) {
    throw refused('landlord-only')
  }
  const { to, motive } = body
  const letOn = to === 'signed' ? body.letOn : null
  const sector = await sectorPlaces(tx, vacancy)
  const { status, turn, leavesOn } = vacancy
  granted(checkMove({ to, motive, letOn }, { status, turn, sector, leavesOn, today: actor.today }))
  if (status === 'withdrawn') await refuseIfVacantAgain(tx, vacancy)
  const seen = { id, version: body.version }
  if (!(await updateVacancy(tx, actor, seen, { status: to, letOn })))
    throw await conflict(tx, actor, id)
  await addEvent(tx, actor, { id: body.id, vacancyId: id, kind: 'moved', status: to, motive })
  return page(tx, actor, id)
}

async function sectorPlaces(tx: Tx, vacancy: VacancyFacts): Promise<SectorPlaces | null> {
  if (vacancy.sectorId === null) return null
  await lockSector(tx, vacancy.sectorId)
  return placesOf(tx, vacancy)
}

async function refuseIfVacantAgain(tx: Tx, { id, dwellingId }: VacancyFacts): Promise<void> {
  const { isVacant } = await occupationOf(tx, dwellingId, id)
  if (isVacant) throw refused('vacancy-already-open')
}

/** Outside the landlord's list of communes, the programme lead says in which sector the dwelling counts. */
export async function chooseSector(
  tx: Tx,
  actor: Actor,
  id: string,
  body: ChooseSector,
): Promise<VacancyRead> {
  const vacancy = await lockedFacts(tx, actor, id)
  if (await isEventKnown(tx, id, body.id)) return page(tx, actor, id)
  if (vacancy.version !== body.version) throw await conflict(tx, actor, id)
  if (vacancy.sectorId !== null && vacancy.sectorChosenOn === null)
    throw refused('sector-is-listed')
  if (vacancy.status !== 'open') throw refused('vacancy-not-open')
  const chosen = { sectorId: body.sectorId, sectorChosenOn: actor.today }
  if (!(await updateVacancy(tx, actor, { id, version: body.version }, chosen))) {
    throw await conflict(tx, actor, id)
  }
  const { motive } = body
  await addEvent(tx, actor, { id: body.id, vacancyId: id, kind: 'sector-chosen', motive })
  return page(tx, actor, id)
}

/** Beyond the quota of its sector, a dwelling needs the motive of the programme lead. */
export async function exceedQuota(
  tx: Tx,
  actor: Actor,
  id: string,
  body: GrantOverQuota,
): Promise<VacancyRead> {
  const vacancy = await lockedFacts(tx, actor, id)
  if (await isEventKnown(tx, id, body.id)) return page(tx, actor, id)
  const { schemeId, sectorId } = vacancy
  if (sectorId === null) throw refused('sector-missing')
  await lockSector(tx, sectorId)
  const { quota, taken } = await placesOf(tx, vacancy)
  if (vacancy.status !== 'open' || quota === null || taken < quota) {
    throw refused('quota-not-reached')
  }
  await grantOverQuota(tx, { id: body.id, schemeId, sectorId, motive: body.motive })
  const { motive } = body
  await addEvent(tx, actor, { id: body.id, vacancyId: id, kind: 'over-quota', motive })
  return page(tx, actor, id)
}
