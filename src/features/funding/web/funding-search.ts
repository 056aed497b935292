import { CAP_OF_LINE, type CappedLine } from '../domain/events.ts'

/** What the address of the money says. */
export type FundingSearch = {
  /** A civil year; the whole programme when absent. */
  readonly annee?: number | undefined
  /** The drawer: the row whose arithmetic is open. */
  readonly calcul?: string | undefined
  /** The drawer: the cap whose months are open. */
  readonly plafond?: CappedLine | undefined
}

export function toFundingSearch(search: Readonly<Record<string, unknown>>): FundingSearch {
  const { annee, calcul, plafond } = search
  const year = Number(annee)
  return {
    annee: Number.isInteger(year) && year >= 2000 && year < 2200 ? year : undefined,
    calcul: typeof calcul === 'string' ? calcul.slice(0, 80) : undefined,
    plafond: (Object.keys(CAP_OF_LINE) as CappedLine[]).find((line) => line === plafond),
  }
}
