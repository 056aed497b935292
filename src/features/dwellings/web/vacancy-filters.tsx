import { Select } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { formatDay, parseDay } from '#web/ui/dates.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { type ActiveFilter, FilterChips } from '#web/ui/filter-chips.tsx'
import type { VacancyList } from '../contract.ts'
import { TYPOLOGIES } from '../domain/dwelling-facts.ts'
import { STATUS_WORDS } from './dwelling-words.ts'
import { STATES, type VacancySearch } from './vacancy-search.ts'

const route = getRouteApi('/shell/logements')

const SORT_CHOICES = [
  { value: 'vacant', label: 'Vacance la plus longue' },
  { value: 'libre', label: 'Libre le plus tôt' },
  { value: 'recent', label: 'Saisie récente' },
]
const STATE_CHOICES = Object.entries(STATES).map(([value, status]) => ({
  value,
  label: STATUS_WORDS[status],
}))

/** A change of filter goes back to the first page; the address keeps everything. */
function useFilter() {
  const navigate = route.useNavigate()
  return (change: VacancySearch) =>
    void navigate({
      search: (search) => ({ ...search, page: undefined, ...change }),
      replace: true,
    })
}

export function VacancyFilters({ list }: { list: VacancyList | undefined }) {
  const search = route.useSearch()
  const filter = useFilter()
  const sectors = sectorChoices(list)
  const holders = holderChoices(list)
  return (
    <search className="stock-filters">
      <div className="stock-filters__fields">
        {sectors.length > 0 && (
          <Select
            aria-label="Secteur"
            placeholder="Tous les secteurs"
            data={sectors}
            clearable
            value={search.secteur ?? null}
            onChange={(secteur) => filter({ secteur: secteur ?? undefined })}
          />
        )}
        <Select
          aria-label="Type de logement"
          placeholder="Tous les types"
          data={[...TYPOLOGIES]}
          clearable
          value={search.type ?? null}
          onChange={(type) => filter({ type: type ?? undefined })}
        />
        {holders.length > 0 && (
          <Select
            aria-label="Réservataire"
            placeholder="Tous les réservataires"
            data={holders}
            clearable
            value={search.reservataire ?? null}
            onChange={(reservataire) => filter({ reservataire: reservataire ?? undefined })}
          />
        )}
        <Select
          aria-label="État"
          placeholder="En cours"
          data={STATE_CHOICES}
          clearable
          value={search.etat ?? null}
          onChange={(etat) => filter({ etat: (etat ?? undefined) as VacancySearch['etat'] })}
        />
        <FreeBeforeField />
        <Select
          aria-label="Ordre de la liste"
          data={SORT_CHOICES}
          allowDeselect={false}
          value={search.tri ?? 'vacant'}
          onChange={(tri) =>
            filter({ tri: tri === 'vacant' ? undefined : (tri as VacancySearch['tri']) })
          }
        />
      </div>
      <FilterChips
        filters={activeFilters(search, filter, [...sectors, ...holders])}
        onReset={() => filter(NO_FILTER)}
      />
    </search>
  )
}

const NO_FILTER: VacancySearch = {
  secteur: undefined,
  type: undefined,
  reservataire: undefined,
  etat: undefined,
  avant: undefined,
}

/** A date is a filter once it is whole; until then it is only being typed. */
function FreeBeforeField() {
  const { avant } = route.useSearch()
  const filter = useFilter()
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <DayField
      aria-label="Libre avant le"
      placeholder="Libre avant le"
      value={typed ?? (avant === undefined ? '' : formatDay(avant))}
      onChange={(words) => {
        setTyped(words)
        const day = parseDay(words)
        if (day !== null || words.trim() === '') filter({ avant: day ?? undefined })
      }}
      // What is left half typed is no filter: the field shows the one in force again.
      onBlur={() => setTyped(null)}
    />
  )
}

type Choice = { readonly value: string; readonly label: string }

function sectorChoices(list: VacancyList | undefined): Choice[] {
  const named = (list?.tallies ?? []).flatMap(({ sectorId, name }) =>
    sectorId === null ? [] : [{ value: sectorId, label: `Secteur ${name}` }],
  )
  if (named.length === 0) return []
  return [
    ...named,
    { value: 'hors', label: 'Hors des communes nommées' },
    { value: 'aucun', label: 'Secteur à choisir' },
  ]
}

function holderChoices(list: VacancyList | undefined): Choice[] {
  if (!list || list.holders.length === 0) return []
  return [
    { value: 'bailleur', label: 'Sans réservataire' },
    ...list.holders.map(({ id, name }) => ({ value: id, label: name })),
  ]
}

function activeFilters(
  search: VacancySearch,
  filter: (change: VacancySearch) => void,
  choices: readonly Choice[],
): ActiveFilter[] {
  const named = (value: string) =>
    choices.find((choice) => choice.value === value)?.label ?? 'autre choix'
  const words: Readonly<Record<string, string | undefined>> = {
    secteur: search.secteur && named(search.secteur),
    type: search.type,
    reservataire: search.reservataire && named(search.reservataire),
    etat: search.etat && STATUS_WORDS[STATES[search.etat]],
    avant: search.avant && `libre avant le ${formatDay(search.avant)}`,
  }
  return Object.entries(words).flatMap(([key, label]) =>
    label === undefined ? [] : [{ key, label, onRemove: () => filter({ [key]: undefined }) }],
  )
}
