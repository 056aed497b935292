import { AppError } from '#kernel/app-error.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import { newId } from '#platform/db/new-id.ts'
import type { DwellingEntry, NewVacancy, VacancyRead } from '../contract.ts'
import { checkVacancyDates } from '../domain/vacancy-dates.ts'
import {
  currentScheme,
  dwellingById,
  insertDwelling,
  isReferenceUsed,
  occupationOf,
  schemeOf,
} from './dwelling-sql.ts'
import { found, granted, refused } from './refusals.ts'
import { vacancyPage } from './vacancy-read-sql.ts'
import { addEvent, addTurn, insertVacancy } from './vacancy-write-sql.ts'

/** Enters a release; sent twice, it is written once. A holder brings a dwelling of its own contingent this way. */
export async function openVacancy(
  tx: Tx,
  actor: Actor,
  vacancyId: string,
  body: NewVacancy,
): Promise<VacancyRead> {
  const known = await vacancyPage(tx, actor, vacancyId)
  if (known) return sameOrConflict(known, body)
  const { dwelling: _, contingent: __, ...facts } = body
  const dwelling = await dwellingToVacate(tx, actor, body)
  const { isVacant, lastLeaseOn } = await occupationOf(tx, dwelling.id, null)
  if (isVacant) throw refused('vacancy-already-open')
  granted(checkVacancyDates(facts, { today: actor.today, lastLeaseOn }))
  const contingent = dwelling.contingent ?? body.contingent
  if (contingent === null) throw refused('contingent-required')
  const isProposal = actor.role === 'RES'
  const added = await insertVacancy(tx, actor, {
    id: vacancyId,
    schemeId: dwelling.schemeId,
    dwellingId: dwelling.id,
    commune: dwelling.commune,
    contingent,
    ...facts,
    proposedByOrganisationId: isProposal ? actor.organisationId : null,
  })
  // Known to somebody else only: an id is drawn by the form, never chosen.
  if (!added) throw new AppError('conflict')
  await addEvent(tx, actor, { id: newId(), vacancyId, kind: 'opened' })
  if (isProposal) {
    await addTurn(tx, actor, {
      id: newId(),
      vacancyId,
      holderOrganisationId: actor.organisationId,
      kind: 'agreed',
      happenedOn: actor.today,
      dueOn: null,
      words: null,
    })
  }
  return found(await vacancyPage(tx, actor, vacancyId))
}

function sameOrConflict(known: VacancyRead, body: NewVacancy): VacancyRead {
  const isSame =
    known.dwelling.id === body.dwelling.id &&
    known.noticeGivenOn === body.noticeGivenOn &&
    known.leavesOn === body.leavesOn &&
    known.availableOn === body.availableOn &&
    known.works === body.works &&
    known.visitTerms === body.visitTerms
  if (!isSame) throw new AppError('conflict', { current: known })
  return known
}

type Vacated = Pick<DwellingEntry, 'commune' | 'contingent'> & {
  readonly id: string
  readonly schemeId: string
}

async function dwellingToVacate(tx: Tx, actor: Actor, body: NewVacancy): Promise<Vacated> {
  const { kind, ...given } = body.dwelling
  if (body.dwelling.kind === 'known') {
    const dwelling = found(await dwellingById(tx, body.dwelling.id))
    return { ...dwelling, schemeId: await schemeOf(tx, dwelling.id) }
  }
  if (kind !== 'new' || actor.role === 'RES') throw refused('landlord-only')
  return addDwelling(tx, actor, given as DwellingEntry & { id: string })
}

/** A dwelling that enters the stock, under a reference of its own. */
export async function addDwelling(
  tx: Tx,
  actor: Actor,
  entry: DwellingEntry & { readonly id: string },
): Promise<Vacated> {
  const dwelling = { ...entry, schemeId: await currentScheme(tx, actor) }
  if (await isReferenceUsed(tx, dwelling)) throw refused('reference-already-used')
  if (!(await insertDwelling(tx, actor, dwelling))) throw new AppError('conflict')
  return dwelling
}
