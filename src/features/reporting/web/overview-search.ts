export type OverviewSearch = {
  /** The published edition, for whoever counts live. */
  readonly vue?: 'publiee' | undefined
  /** Communes as they are today instead of those of the call for projects. */
  readonly communes?: 'aujourdhui' | undefined
}

export function toOverviewSearch(search: Record<string, unknown>): OverviewSearch {
  return {
    vue: search['vue'] === 'publiee' ? 'publiee' : undefined,
    communes: search['communes'] === 'aujourdhui' ? 'aujourdhui' : undefined,
  }
}
