import { addDays } from '#kernel/calendar.ts'
import { chanceOf, idOf, type Chance } from './chance.ts'
import type { Attempt } from './life.ts'
import { add, type Rows } from './rows.ts'
import type { Setting } from './setting.ts'

type Kind = {
  readonly typology: string
  readonly area: readonly [number, number]
  readonly rentCents: readonly [number, number]
}

const KINDS: readonly (readonly [Kind, number])[] = [
  [{ typology: 'T1', area: [24, 33], rentCents: [21_000, 29_000] }, 12],
  [{ typology: 'T2', area: [40, 52], rentCents: [28_000, 39_000] }, 33],
  [{ typology: 'T3', area: [58, 70], rentCents: [36_000, 47_000] }, 34],
  [{ typology: 'T4', area: [74, 86], rentCents: [43_000, 56_000] }, 16],
  [{ typology: 'T5', area: [90, 104], rentCents: [50_000, 64_000] }, 5],
]
const STREETS = [
  'rue des Gentianes',
  'allée des Épicéas',
  'chemin de la Source',
  'passage du Lavoir',
  'rue du Vieux Four',
  'impasse des Alpages',
] as const

/** Dwellings of an invented stock over the real communes, and their releases until a day. */
export function addStock(
  rows: Rows,
  setting: Setting,
  dwellings: number,
  communes: readonly Commune[],
): void {
  for (let index = 0; index < dwellings; index += 1) {
    const chance = chanceOf(setting.seed, 'logement', index)
    const commune = chance.weighted(communes.map((place) => [place, place.weight] as const))
    const id = idOf(setting.seed, 'logement', index)
    addDwelling(rows, setting, { id, index, commune: commune.code, chance })
    if (chance.happens(0.35)) addVacancy(rows, setting, { id, commune: commune.code, chance })
  }
}

export type Commune = { readonly code: string; readonly weight: number }

export type Proposed = {
  readonly householdId: string
  /** Rank of the household, then of the proposal: what the dwelling is known by. */
  readonly index: number
  readonly rank: number
  readonly attempt: Attempt
  readonly signedOn: string | null
}

/** The dwelling that was proposed to a household, its release, and how far it went by today. */
export function addProposedDwelling(rows: Rows, setting: Setting, proposed: Proposed): void {
  const { householdId, index, rank, attempt } = proposed
  const chance = chanceOf(setting.seed, 'logement proposé', index, rank)
  const id = idOf(householdId, 'logement', rank)
  const status = statusOf(proposed, setting.today)
  const commune = status === 'withdrawn' ? setting.anyCommune(chance) : setting.communeOf(chance)
  addDwelling(rows, setting, { id, index: 50_000 + 4 * index + rank, commune, chance })
  const leavesOn = addDays(attempt.informedOn, -chance.between(-15, 40))
  addRelease(rows, setting, {
    ...{ id, commune, status, contingent: 'landlord' },
    noticeOn: addDays(leavesOn, -chance.between(30, 90)),
    leavesOn,
    availableOn: addDays(leavesOn, chance.between(0, 20)),
    letOn: status === 'signed' ? proposed.signedOn : null,
    movedOn: movedOn(proposed, status),
    motive: status === 'withdrawn' ? 'Proposé à un autre candidat, hors du dispositif.' : null,
  })
}

type Status = 'open' | 'proposed' | 'allocated' | 'signed' | 'withdrawn'

function statusOf({ attempt, signedOn }: Proposed, today: string): Status {
  if (attempt.closedOn !== null && attempt.closedOn <= today) return 'withdrawn'
  if (signedOn !== null && signedOn <= today) return 'signed'
  return attempt.decidedOn !== null && attempt.decidedOn <= today ? 'allocated' : 'proposed'
}

function movedOn({ attempt, signedOn }: Proposed, status: Status): string {
  const days = {
    ...{ open: attempt.informedOn, proposed: attempt.informedOn },
    ...{ allocated: attempt.decidedOn, signed: signedOn, withdrawn: attempt.closedOn },
  }
  return days[status] ?? attempt.informedOn
}

function addDwelling(
  rows: Rows,
  setting: Setting,
  { id, index, commune, chance }: { id: string; index: number; commune: string; chance: Chance },
): void {
  const kind = chance.weighted(KINDS)
  add(rows, 'dwelling', {
    id,
    scheme_id: setting.schemeId,
    reference: `INV-${String(setting.seed)}-${String(index + 1).padStart(5, '0')}`,
    address: `${String(chance.between(1, 80))} ${chance.pick(STREETS)}`,
    commune,
    building: chance.pick(['A', 'B', 'C']),
    floor: chance.between(0, 6),
    door: String(chance.between(1, 40)),
    has_lift: chance.happens(0.6),
    typology: kind.typology,
    living_area_m2: chance.between(...kind.area),
    rent_cents: chance.between(...kind.rentCents),
    charges_cents: chance.between(6_000, 15_000),
    heating: chance.pick(['individual', 'collective']),
    has_garage: chance.happens(0.2),
    financing: chance.weighted([
      ['PLAI', 30],
      ['PLUS', 60],
      ['PLS', 10],
    ] as const),
    contingent: chance.weighted([
      ['landlord', 5],
      [null, 95],
    ] as const),
    is_accessible: chance.happens(0.15),
    has_adapted_shower: chance.happens(0.1),
    energy_class: chance.pick(['B', 'C', 'D', 'E']),
    version: 1,
    updated_at: `${setting.today}T08:00:00Z`,
    search_text: '',
  })
}

/** A dwelling of the ordinary stock: released, then let again to somebody outside the programme. */
function addVacancy(
  rows: Rows,
  setting: Setting,
  { id, commune, chance }: { id: string; commune: string; chance: Chance },
): void {
  const noticeOn = addDays(setting.drawnOn, chance.between(-260, 200))
  const leavesOn = addDays(noticeOn, chance.between(30, 90))
  const availableOn = addDays(leavesOn, chance.between(0, 30))
  const letOn = addDays(availableOn, chance.between(5, 90))
  if (noticeOn > setting.today) return
  const isLet = letOn <= setting.today
  addRelease(rows, setting, {
    ...{ id, commune, noticeOn, leavesOn, availableOn },
    contingent: chance.weighted([
      ['landlord', 5],
      ['state', 30],
      ['action-logement', 65],
    ] as const),
    status: isLet ? 'withdrawn' : 'open',
    letOn: null,
    movedOn: letOn,
    motive: isLet ? 'Reloué hors du dispositif.' : null,
  })
}

type Release = {
  readonly id: string
  readonly commune: string
  readonly status: Status
  readonly contingent: string
  readonly noticeOn: string
  readonly leavesOn: string
  readonly availableOn: string
  readonly letOn: string | null
  readonly movedOn: string
  readonly motive: string | null
}

function addRelease(rows: Rows, setting: Setting, release: Release): void {
  const { id: officer, organisationId } = setting.holder('ALL')
  const vacancyId = idOf(release.id, 'libération')
  add(rows, 'vacancy', {
    id: vacancyId,
    scheme_id: setting.schemeId,
    dwelling_id: release.id,
    commune: release.commune,
    contingent: release.contingent,
    notice_given_on: release.noticeOn,
    leaves_on: release.leavesOn,
    available_on: release.availableOn,
    status: release.status,
    let_on: release.letOn,
    opened_on: release.noticeOn,
    version: 1,
    updated_by: officer,
    updated_by_organisation_id: organisationId,
    updated_at: `${setting.today}T08:00:00Z`,
  })
  const moved = { status: release.status, motive: release.motive }
  const opened = { kind: 'opened', on: release.noticeOn, status: null, motive: null }
  const events =
    release.status === 'open'
      ? [opened]
      : [opened, { kind: 'moved', on: release.movedOn, ...moved }]
  for (const { kind, on, ...what } of events) {
    add(rows, 'vacancy_event', {
      id: idOf(vacancyId, kind, what.status ?? ''),
      vacancy_id: vacancyId,
      kind,
      author_account_id: officer,
      author_organisation_id: organisationId,
      happened_at: `${on}T09:00:00Z`,
      ...what,
    })
  }
}
