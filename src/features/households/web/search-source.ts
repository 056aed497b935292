import { IconUsers } from '@tabler/icons-react'
import { api } from '#web/api.ts'
import { isApiError } from '#web/api-error.ts'
import type { SearchHit, SearchSource } from '#web/search-source.ts'
import { formatDay } from '#web/ui/dates.ts'
import { phaseLabel } from '#web/ui/phases.ts'
import type { SearchResult } from '../contract.ts'

type Found = SearchResult['households'][number]

/** Households by name or by file number; the server gives only those that the reader may open. */
export const householdSource: SearchSource = {
  group: 'Ménages',
  icon: IconUsers,
  find: async (query, signal) => {
    try {
      const url = `/api/search?q=${encodeURIComponent(query)}`
      const { households } = await api<SearchResult>({ url, signal })
      return households.map(toHit)
    } catch (error) {
      // A role that searches no household still searches pages.
      if (isApiError(error, 'not-found')) return []
      throw error
    }
  },
}

function toHit({ id, name, birthDate, phase, fileNumber }: Found): SearchHit {
  const born = birthDate === null ? '' : `${formatDay(birthDate)}, `
  return {
    id,
    label: name,
    description: `${born}${phaseLabel(phase)}, dossier\u00a0${fileNumber}`,
    link: { to: '/menages/$householdId', params: { householdId: id } },
  }
}
