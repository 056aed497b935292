/** What the address of the list says: filters, order, page. The words are French, since people read addresses. */
export type ListSearch = {
  readonly q?: string | undefined
  readonly phase?: number | undefined
  readonly urgence?: 'urgent' | 'ordinaire' | undefined
  readonly envoi?: 'oui' | 'non' | undefined
  readonly tri?: 'ancien' | 'nom' | 'phase' | undefined
  readonly page?: number | undefined
}

/** An address typed by hand or kept from an older version: what is not understood is left out, never refused. */
export function toListSearch(search: Readonly<Record<string, unknown>>): ListSearch {
  const { q, phase, urgence, envoi, tri, page } = search
  return {
    q:
      typeof q === 'string' || typeof q === 'number'
        ? String(q).slice(0, 100) || undefined
        : undefined,
    phase: wholeBetween(phase, 1, 12),
    urgence: oneOf(urgence, ['urgent', 'ordinaire']),
    envoi: oneOf(envoi, ['oui', 'non']),
    tri: oneOf(tri, ['ancien', 'nom', 'phase']),
    page: wholeBetween(page, 2, 1000),
  }
}

function oneOf<const T extends string>(value: unknown, choices: readonly T[]): T | undefined {
  return choices.find((choice) => choice === value)
}

function wholeBetween(value: unknown, least: number, most: number): number | undefined {
  const number = Number(value)
  return Number.isInteger(number) && number >= least && number <= most ? number : undefined
}

const SORTS = { ancien: 'oldest', nom: 'name', phase: 'phase' } as const
const URGENCIES = { urgent: 'urgent', ordinaire: 'ordinary' } as const
const SENT = { oui: 'yes', non: 'no' } as const

/** The same, as the server asks for it. */
export function toListQuery({ q, phase, urgence, envoi, tri, page }: ListSearch): string {
  const query = new URLSearchParams()
  if (q !== undefined) query.set('q', q)
  if (phase !== undefined) query.set('phase', String(phase))
  if (urgence !== undefined) query.set('urgency', URGENCIES[urgence])
  if (envoi !== undefined) query.set('sent', SENT[envoi])
  if (tri !== undefined) query.set('sort', SORTS[tri])
  if (page !== undefined) query.set('page', String(page))
  return query.toString()
}

/** Whether the list shows less than everything: an empty one then has another sentence. */
export function isFiltered({ q, phase, urgence, envoi }: ListSearch): boolean {
  return [q, phase, urgence, envoi].some((filter) => filter !== undefined)
}
