import type { Actor } from '#platform/db/door.ts'
import type { StockList } from '../contract.ts'

/** What a role may do in the stock as a whole. */
export function abilitiesOf({ role }: Actor): StockList['abilities'] {
  switch (role) {
    case 'PRG':
      return ['dwelling.write', 'vacancy.open', 'rights.write']
    case 'ALL':
    case 'REF':
      return ['dwelling.write', 'vacancy.open']
    case 'RES':
      return ['vacancy.propose']
    default:
      return []
  }
}
