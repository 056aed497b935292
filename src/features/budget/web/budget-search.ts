/** What the address of the tab says: a dwelling that is tried, and what is open over the page. */
export type BudgetSearch = {
  /** Euros a month, without charges. */
  readonly loyer?: number | undefined
  readonly charges?: number | undefined
  readonly zone?: number | undefined
  readonly pieces?: number | undefined
  readonly chauffage?: 'individuel' | undefined
  readonly saisie?: 'ouverte' | undefined
}

/** An address typed by hand: what is not understood is left out, never refused. */
export function toBudgetSearch(search: Readonly<Record<string, unknown>>): BudgetSearch {
  return {
    loyer: amount(search['loyer']),
    charges: amount(search['charges']),
    zone: whole(search['zone'], 1, 3),
    pieces: whole(search['pieces'], 1, 9),
    chauffage: search['chauffage'] === 'individuel' ? 'individuel' : undefined,
    saisie: search['saisie'] === 'ouverte' ? 'ouverte' : undefined,
  }
}

function amount(value: unknown): number | undefined {
  if (value === undefined || value === '') return undefined
  const number = Number(value)
  return number >= 0 && number <= 4_000 ? Math.round(number * 100) / 100 : undefined
}

function whole(value: unknown, least: number, most: number): number | undefined {
  const number = Number(value)
  return Number.isInteger(number) && number >= least && number <= most ? number : undefined
}
