/** What the address of the agenda says. */
export type AgendaSearch = {
  /** Any day of the week that is shown; none: this week. */
  readonly semaine?: string | undefined
  readonly vue?: 'liste' | undefined
  /** The appointment open over the page. */
  readonly rdv?: string | undefined
  readonly volet?: 'nouveau' | 'absence' | undefined
}

const DAY = /^\d{4}-\d{2}-\d{2}$/u

export function toAgendaSearch(search: Readonly<Record<string, unknown>>): AgendaSearch {
  const { semaine, vue, rdv, volet } = search
  return {
    semaine: isDay(semaine) ? semaine : undefined,
    vue: vue === 'liste' ? vue : undefined,
    rdv: typeof rdv === 'string' ? rdv.slice(0, 36) : undefined,
    volet: volet === 'nouveau' || volet === 'absence' ? volet : undefined,
  }
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && DAY.test(value) && !Number.isNaN(Date.parse(value))
}
