/** What the address of the indicators says: the first day of a quarter, the last one when absent. */
export type IndicatorSearch = { readonly trimestre?: string | undefined }

export function toIndicatorSearch(search: Readonly<Record<string, unknown>>): IndicatorSearch {
  const { trimestre } = search
  const known = typeof trimestre === 'string' && /^\d{4}-(01|04|07|10)-01$/u.test(trimestre)
  return { trimestre: known ? trimestre : undefined }
}
