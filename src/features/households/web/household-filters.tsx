import { Button, Select, TextInput } from '@mantine/core'
import { useDebouncedCallback, useDisclosure } from '@mantine/hooks'
import { IconAdjustmentsHorizontal, IconSearch } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { type ActiveFilter, FilterChips } from '#web/ui/filter-chips.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { PHASES, phaseLabel } from '#web/ui/phases.ts'
import { quoted } from '#web/ui/typo.ts'
import type { ListSearch } from './list-search.ts'

const route = getRouteApi('/shell/menages')
const TYPING_MS = 300

const PHASE_CHOICES = PHASES.map((label, index) => ({
  value: String(index + 1),
  label: `${String(index + 1)}. ${label}`,
}))
const URGENCY_CHOICES = [
  { value: 'urgent', label: 'Urgents' },
  { value: 'ordinaire', label: 'Délai ordinaire' },
]
const SENT_CHOICES = [
  { value: 'non', label: 'Pas encore envoyés' },
  { value: 'oui', label: 'Envoyés' },
]
const SORT_CHOICES = [
  { value: 'recent', label: 'Plus récents d’abord' },
  { value: 'ancien', label: 'Plus anciens d’abord' },
  { value: 'nom', label: 'Par nom' },
  { value: 'phase', label: 'Par phase' },
]

/** A change of filter goes back to the first page; the address keeps everything. */
function useFilter() {
  const navigate = route.useNavigate()
  return (change: ListSearch) =>
    void navigate({
      search: (search) => ({ ...search, page: undefined, ...change }),
      replace: true,
    })
}

export function HouseholdFilters({ mayRefer }: { mayRefer: boolean }) {
  const search = route.useSearch()
  const filter = useFilter()
  const [open, { toggle }] = useDisclosure(false)
  return (
    <search className="household-filters">
      <div className="household-filters__fields" data-open={open || undefined}>
        <NameField />
        <Button
          className="household-filters__toggle"
          variant="default"
          leftSection={<Icon of={IconAdjustmentsHorizontal} />}
          aria-expanded={open}
          onClick={toggle}
        >
          {open ? 'Masquer les filtres' : 'Filtrer et trier'}
        </Button>
        <Select
          aria-label="Phase"
          placeholder="Toutes les phases"
          data={PHASE_CHOICES}
          clearable
          value={search.phase === undefined ? null : String(search.phase)}
          onChange={(phase) => filter({ phase: phase === null ? undefined : Number(phase) })}
        />
        <Select
          aria-label="Urgence"
          placeholder="Urgents ou non"
          data={URGENCY_CHOICES}
          clearable
          value={search.urgence ?? null}
          onChange={(urgence) =>
            filter({ urgence: (urgence ?? undefined) as ListSearch['urgence'] })
          }
        />
        {mayRefer && (
          <Select
            aria-label="Envoi du signalement"
            placeholder="Envoyés ou non"
            data={SENT_CHOICES}
            clearable
            value={search.envoi ?? null}
            onChange={(envoi) => filter({ envoi: (envoi ?? undefined) as ListSearch['envoi'] })}
          />
        )}
        <Select
          aria-label="Ordre de la liste"
          data={SORT_CHOICES}
          allowDeselect={false}
          value={search.tri ?? 'recent'}
          onChange={(tri) =>
            filter({ tri: tri === 'recent' ? undefined : (tri as ListSearch['tri']) })
          }
        />
      </div>
      <FilterChips
        filters={activeFilters(search, filter)}
        onReset={() =>
          filter({ q: undefined, phase: undefined, urgence: undefined, envoi: undefined })
        }
      />
    </search>
  )
}

/** What is typed is free; the address follows when the person stops typing. */
function NameField() {
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
      aria-label="Nom ou numéro de dossier"
      placeholder="Nom ou numéro de dossier"
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
  { q, phase, urgence, envoi }: ListSearch,
  filter: (change: ListSearch) => void,
): ActiveFilter[] {
  const chip = (key: keyof ListSearch, label: string): ActiveFilter => ({
    key,
    label,
    onRemove: () => filter({ [key]: undefined }),
  })
  return [
    ...(q === undefined ? [] : [chip('q', quoted(q))]),
    ...(phase === undefined ? [] : [chip('phase', `phase ${phaseLabel(phase)}`)]),
    ...(urgence === undefined
      ? []
      : [chip('urgence', urgence === 'urgent' ? 'urgents' : 'délai ordinaire')]),
    ...(envoi === undefined
      ? []
      : [chip('envoi', envoi === 'oui' ? 'envoyés' : 'pas encore envoyés')]),
  ]
}
