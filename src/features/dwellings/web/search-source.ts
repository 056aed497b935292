import { IconBuilding } from '@tabler/icons-react'
import { api } from '#web/api.ts'
import type { SearchHit, SearchSource } from '#web/search-source.ts'
import type { StockList, StockRow } from '../contract.ts'
import { dwellingTitle, placeWords } from './dwelling-words.ts'
import { toStockQuery } from './stock-search.ts'

const SHOWN = 6

/** Dwellings by reference, address or residence; the server gives only those that the reader may see. */
export const dwellingSource: SearchSource = {
  group: 'Logements',
  icon: IconBuilding,
  may: 'dwelling.read',
  find: async (q, signal) => {
    const url = `/api/dwellings?${toStockQuery({ q })}`
    const { rows } = await api<StockList>({ url, signal })
    return rows.slice(0, SHOWN).map(toHit)
  },
}

/** A dwelling that is being released leads to its release: that is where there is something to do. */
function toHit(row: StockRow): SearchHit {
  return {
    id: row.id,
    label: dwellingTitle(row),
    description: `${placeWords(row)}, ${row.reference}`,
    link:
      row.vacancyId === null
        ? { to: '/logements/parc/$dwellingId', params: { dwellingId: row.id } }
        : { to: '/logements/$vacancyId', params: { vacancyId: row.vacancyId } },
  }
}
