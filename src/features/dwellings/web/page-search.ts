/** The drawer open over the page of a vacancy. */
const PANELS = [
  'modifier',
  'demande',
  'reponse',
  'remise',
  'etat',
  'retrait',
  'secteur',
  'depassement',
] as const
export type VacancyPanel = (typeof PANELS)[number]

export function toVacancyPageSearch(search: Readonly<Record<string, unknown>>): {
  readonly volet?: VacancyPanel | undefined
} {
  return { volet: PANELS.find((panel) => panel === search['volet']) }
}

/** The dwelling whose release is being entered; « nouveau » when the stock does not know it. */
export function toReleaseSearch(search: Readonly<Record<string, unknown>>): {
  readonly logement?: string | undefined
} {
  const { logement } = search
  return { logement: typeof logement === 'string' ? logement.slice(0, 36) || undefined : undefined }
}

/** The drawer: a right or a shortfall to edit, by its id, or a new one. */
export type ReservationSearch = {
  readonly droit?: string | undefined
  readonly carence?: string | undefined
}

export function toReservationSearch(search: Readonly<Record<string, unknown>>): ReservationSearch {
  return { droit: idOrNew(search['droit']), carence: idOrNew(search['carence']) }
}

function idOrNew(value: unknown): string | undefined {
  return typeof value === 'string' ? value.slice(0, 36) || undefined : undefined
}
