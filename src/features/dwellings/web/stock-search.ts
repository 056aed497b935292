import { CONTINGENTS, type Contingent } from '../domain/contingents.ts'
import { TYPOLOGIES, type Typology } from '../domain/dwelling-facts.ts'
import { pageOf } from './vacancy-search.ts'

/** What the address of the stock says. */
export type StockSearch = {
  readonly q?: string | undefined
  readonly commune?: string | undefined
  readonly type?: Typology | undefined
  readonly contingent?: Contingent | 'flow' | undefined
  readonly page?: number | undefined
}

export function toStockSearch(search: Readonly<Record<string, unknown>>): StockSearch {
  const { q, commune, type, contingent, page } = search
  return {
    q:
      typeof q === 'string' || typeof q === 'number'
        ? String(q).slice(0, 100) || undefined
        : undefined,
    commune: /^\d{5}$/u.test(String(commune)) ? String(commune) : undefined,
    type: TYPOLOGIES.find((known) => known === type),
    contingent: [...CONTINGENTS, 'flow' as const].find((known) => known === contingent),
    page: pageOf(page),
  }
}

export function toStockQuery({ q, commune, type, contingent, page }: StockSearch): string {
  const query = new URLSearchParams()
  if (q !== undefined) query.set('q', q)
  if (commune !== undefined) query.set('commune', commune)
  if (type !== undefined) query.set('typology', type)
  if (contingent !== undefined) query.set('contingent', contingent)
  if (page !== undefined) query.set('page', String(page))
  return query.toString()
}

export function isStockFiltered({ q, commune, type, contingent }: StockSearch): boolean {
  return [q, commune, type, contingent].some((filter) => filter !== undefined)
}
