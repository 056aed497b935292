import { addDays } from '#kernel/calendar.ts'
import { chanceOf, idOf, type Chance } from './chance.ts'
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

/** The dwelling that a household signed for, and its release. */
export function addSignedDwelling(
  rows: Rows,
  setting: Setting,
  signed: { readonly householdId: string; readonly index: number; readonly on: string },
): void {
  const chance = chanceOf(setting.seed, 'logement signé', signed.index)
  const id = idOf(signed.householdId, 'logement')
  const commune = setting.communeOf(chance)
  addDwelling(rows, setting, { id, index: 50_000 + signed.index, commune, chance })
  const leavesOn = addDays(signed.on, -chance.between(10, 60))
  const { id: officer, organisationId } = setting.holder('ALL')
  add(rows, 'vacancy', {
    id: idOf(id, 'libération'),
    scheme_id: setting.schemeId,
    dwelling_id: id,
    commune,
    contingent: 'landlord',
    notice_given_on: addDays(leavesOn, -60),
    leaves_on: leavesOn,
    available_on: leavesOn,
    status: 'signed',
    let_on: signed.on,
    opened_on: addDays(leavesOn, -60),
    version: 1,
    updated_by: officer,
    updated_by_organisation_id: organisationId,
    updated_at: `${signed.on}T08:00:00Z`,
  })
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
  const signed = letOn <= setting.today
  const moving = chance.pick(['open', 'open', 'proposed', 'allocated'])
  const status = signed ? 'signed' : availableOn <= addDays(setting.today, 20) ? moving : 'open'
  const { id: officer, organisationId } = setting.holder('ALL')
  const vacancyId = idOf(id, 'libération')
  add(rows, 'vacancy', {
    id: vacancyId,
    scheme_id: setting.schemeId,
    dwelling_id: id,
    commune,
    contingent: chance.weighted([
      ['landlord', 5],
      ['state', 30],
      ['action-logement', 65],
    ] as const),
    notice_given_on: noticeOn,
    leaves_on: leavesOn,
    available_on: availableOn,
    status,
    let_on: signed ? letOn : null,
    opened_on: noticeOn,
    version: 1,
    updated_by: officer,
    updated_by_organisation_id: organisationId,
    updated_at: `${setting.today}T08:00:00Z`,
  })
  add(rows, 'vacancy_event', {
    id: idOf(id, 'libération', 'ouverte'),
    vacancy_id: vacancyId,
    kind: 'opened',
    author_account_id: officer,
    author_organisation_id: organisationId,
    happened_at: `${noticeOn}T09:00:00Z`,
  })
}
