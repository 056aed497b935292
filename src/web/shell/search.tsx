import { useDebouncedValue } from '@mantine/hooks'
import { Spotlight, spotlight, type SpotlightActionGroupData } from '@mantine/spotlight'
import '@mantine/spotlight/styles.layer.css'
import { IconArrowRight, IconBolt, IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useState } from 'react'
import './search.css'
import type { SearchHit, SearchSource } from '../search-source.ts'
import { searchActions, searchSources } from '../search-sources.ts'
import { useSignedIn } from '../session/session.ts'
import { Icon } from '../ui/icon.tsx'
import type { RailEntry } from './rail-entries.ts'

type Props = {
  entries: readonly RailEntry[]
}

const SHORTEST_QUERY = 2
const DIALOG_NAME = { content: { 'aria-label': 'Rechercher' } }

/** What answers the words typed, source by source, as the server gives it to this reader. */
function useHits(query: string) {
  const { abilities } = useSignedIn()
  const sources = searchSources.filter(({ may }) => may === undefined || abilities.includes(may))
  return useQuery({
    queryKey: ['search', query],
    queryFn: ({ signal }) =>
      Promise.all(
        sources.map(async (source) => ({ source, hits: await source.find(query, signal) })),
      ),
    enabled: query.length >= SHORTEST_QUERY && sources.length > 0,
    staleTime: 10_000,
    gcTime: 0,
  })
}

/** The search of the whole application: households one may see, dwellings, pages. Fetched when first opened. */
export function Search({ entries }: Props) {
  const [typed, setTyped] = useState('')
  const [query] = useDebouncedValue(typed.trim(), 150)
  const hits = useHits(query)
  const actions = useActions(entries, typed, hits.data ?? [])

  useEffect(() => {
    spotlight.open()
  }, [])

  return (
    <Spotlight
      actions={actions}
      filter={(_, given) => given}
      query={typed}
      onQueryChange={setTyped}
      scrollable
      overlayProps={{ backgroundOpacity: 0.35 }}
      maxHeight="60dvh"
      nothingFound={hits.isFetching ? 'Recherche en cours…' : 'Rien ne correspond à ces mots.'}
      searchProps={{
        leftSection: <Icon of={IconSearch} size={20} />,
        placeholder: 'Un ménage, un logement, une action',
        'aria-label': 'Rechercher',
        onKeyDown: openFirst,
      }}
      attributes={DIALOG_NAME}
    />
  )
}

/** Enter alone opens the first answer: no need to select it. */
function openFirst({ key }: KeyboardEvent): void {
  if (key !== 'Enter' || document.querySelector('.mantine-Spotlight-action[data-selected]')) return
  document.querySelector<HTMLElement>('.mantine-Spotlight-action')?.click()
}

type Found = {
  readonly source: SearchSource
  readonly hits: readonly SearchHit[]
}

function useActions(
  entries: readonly RailEntry[],
  typed: string,
  found: readonly Found[],
): SpotlightActionGroupData[] {
  const navigate = useNavigate()
  const { abilities } = useSignedIn()
  const answers = ({ label }: { readonly label: string }) =>
    plain(label).includes(plain(typed.trim()))
  return [
    ...found.map(({ source, hits }) => ({
      group: source.group,
      actions: hits.map(({ id, label, description, link }) => ({
        id,
        label,
        ...(description !== undefined && { description }),
        leftSection: <Icon of={source.icon} size={20} />,
        onClick: () => void navigate(link),
      })),
    })),
    {
      group: 'Actions',
      actions: searchActions
        .filter((action) => abilities.includes(action.may) && answers(action))
        .map(({ key, label, link }) => ({
          id: key,
          label,
          leftSection: <Icon of={IconBolt} size={20} />,
          onClick: () => void navigate(link),
        })),
    },
    {
      group: 'Pages',
      actions: entries.filter(answers).map(({ key, to, label }) => ({
        id: key,
        label,
        leftSection: <Icon of={IconArrowRight} size={20} />,
        onClick: () => void navigate({ to }),
      })),
    },
  ].filter(({ actions }) => actions.length > 0)
}

/** Without accents nor capitals: « menage » finds « Ménages ». */
function plain(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
