import { Select, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconBuilding, IconPlus, IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { NotFoundPage } from '#web/pages/not-found-page.tsx'
import { useMay } from '#web/session/session.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { type ActiveFilter, FilterChips } from '#web/ui/filter-chips.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { LinkButton } from '#web/ui/links.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import { quoted } from '#web/ui/typo.ts'
import { CONTINGENTS } from '../domain/contingents.ts'
import { TYPOLOGIES } from '../domain/dwelling-facts.ts'
import { CONTINGENT_WORDS, contingentWords } from './dwelling-words.ts'
import { StockHead } from './stock-head.tsx'
import { StockPages } from './stock-pages.tsx'
import { choicesQuery, stockQuery } from './stock-queries.ts'
import { StockRows } from './stock-rows.tsx'
import { isStockFiltered, type StockSearch } from './stock-search.ts'

const route = getRouteApi('/shell/logements/parc')
const TYPING_MS = 300

/** Every dwelling that the reader may see, in the order of the streets. */
export function StockPage() {
  const search = route.useSearch()
  const mayRead = useMay('dwelling.read')
  const query = useQuery({ ...stockQuery(search), enabled: mayRead })
  if (!mayRead) return <NotFoundPage />
  return (
    <>
      <StockHead />
      <div className="stock">
        <Filters mayAdd={query.data?.abilities.includes('dwelling.write') ?? false} />
        <QueryView
          query={query}
          failure="Le parc n’a pas pu être chargé."
          kept="Vos filtres sont gardés."
        >
          {(list) =>
            list.rows.length > 0 ? (
              <>
                <StockRows list={list} />
                <StockPages to="/logements/parc" page={list.page} hasMore={list.hasMore} />
              </>
            ) : (
              <Nothing isFiltered={isStockFiltered(search)} />
            )
          }
        </QueryView>
      </div>
    </>
  )
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  return isFiltered ? (
    <EmptyState
      icon={IconSearch}
      title="Aucun logement ne correspond."
      action={
        <LinkButton to="/logements/parc" search={{}} variant="default">
          Effacer les filtres
        </LinkButton>
      }
    >
      Essayez avec le début de l’adresse ou de la référence.
    </EmptyState>
  ) : (
    <EmptyState icon={IconBuilding} title="Aucun logement ici pour le moment.">
      Les logements saisis avec leur première libération apparaîtront ici.
    </EmptyState>
  )
}

function useFilter() {
  const navigate = route.useNavigate()
  return (change: StockSearch) =>
    void navigate({
      search: (search) => ({ ...search, page: undefined, ...change }),
      replace: true,
    })
}

function Filters({ mayAdd }: { mayAdd: boolean }) {
  const search = route.useSearch()
  const filter = useFilter()
  const { data: choices } = useQuery(choicesQuery)
  const communes = (choices?.communes ?? []).map(({ key, name }) => ({ value: key, label: name }))
  return (
    <search className="stock-filters">
      <div className="stock-filters__fields">
        <WordsField />
        <Select
          aria-label="Commune"
          placeholder="Toutes les communes"
          data={communes}
          searchable
          clearable
          value={search.commune ?? null}
          onChange={(commune) => filter({ commune: commune ?? undefined })}
        />
        <Select
          aria-label="Type de logement"
          placeholder="Tous les types"
          data={[...TYPOLOGIES]}
          clearable
          value={search.type ?? null}
          onChange={(type) => filter({ type: type ?? undefined })}
        />
        <Select
          aria-label="Contingent"
          placeholder="Tous les contingents"
          data={CONTINGENT_CHOICES}
          clearable
          value={search.contingent ?? null}
          onChange={(contingent) =>
            filter({ contingent: (contingent ?? undefined) as StockSearch['contingent'] })
          }
        />
        {mayAdd && (
          <LinkButton
            to="/logements/parc/nouveau"
            variant="default"
            leftSection={<Icon of={IconPlus} size={17} />}
          >
            Ajouter un logement
          </LinkButton>
        )}
      </div>
      <FilterChips
        filters={activeFilters(search, filter, communes)}
        onReset={() =>
          filter({ q: undefined, commune: undefined, type: undefined, contingent: undefined })
        }
      />
    </search>
  )
}

const CONTINGENT_CHOICES = [
  ...CONTINGENTS.map((contingent) => ({ value: contingent, label: CONTINGENT_WORDS[contingent] })),
  { value: 'flow', label: contingentWords(null) },
]

/** What is typed is free; the address follows when the person stops typing. */
function WordsField() {
  const { q = '' } = route.useSearch()
  const filter = useFilter()
  const [typed, setTyped] = useState(q)
  const search = useDebouncedCallback((words: string) => {
    filter({ q: words.trim() === '' ? undefined : words.trim() })
  }, TYPING_MS)

  // The address changed by itself (Back, a filter removed): the field follows it.
  const [shown, setShown] = useState(q)
  if (shown !== q) {
    setShown(q)
    if (typed.trim() !== q) setTyped(q)
  }

  return (
    <TextInput
      type="search"
      aria-label="Référence, adresse ou résidence"
      placeholder="Référence, adresse, résidence"
      leftSection={<Icon of={IconSearch} size={17} />}
      maxLength={100}
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value)
        search(currentTarget.value)
      }}
    />
  )
}

function activeFilters(
  { q, commune, type, contingent }: StockSearch,
  filter: (change: StockSearch) => void,
  communes: readonly { value: string; label: string }[],
): ActiveFilter[] {
  const words: Readonly<Record<string, string | undefined>> = {
    q: q && quoted(q),
    commune: commune && (communes.find(({ value }) => value === commune)?.label ?? commune),
    type,
    contingent: contingent && contingentWords(contingent === 'flow' ? null : contingent),
  }
  return Object.entries(words).flatMap(([key, label]) =>
    label === undefined ? [] : [{ key, label, onRemove: () => filter({ [key]: undefined }) }],
  )
}
