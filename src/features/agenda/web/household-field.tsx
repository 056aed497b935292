import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SearchResult } from '#features/households/contract.ts'
import { api } from '#web/api.ts'
import { formatDay } from '#web/ui/dates.ts'

const TYPING_MS = 300
const LEAST_LETTERS = 2

type Props = {
  readonly value: string | null
  readonly onChange: (householdId: string | null) => void
}

/** The household that the appointment is about, found by its name or its file number; none between colleagues. */
export function HouseholdField({ value, onChange }: Props) {
  const [chosen, choose] = useState<{ value: string; label: string } | null>(null)
  const [typed, type] = useState('')
  const [words] = useDebouncedValue(typed.trim(), TYPING_MS)
  const isAsking = words.length >= LEAST_LETTERS && words !== chosen?.label
  const { data } = useQuery({
    queryKey: ['search', words],
    queryFn: ({ signal }) =>
      api<SearchResult>({ url: `/api/search?q=${encodeURIComponent(words)}`, signal }),
    enabled: isAsking,
  })
  const found = (isAsking ? (data?.households ?? []) : []).map((one) => ({
    value: one.id,
    label: one.birthDate === null ? one.name : `${one.name}, ${formatDay(one.birthDate)}`,
  }))
  const options =
    chosen && !found.some((one) => one.value === chosen.value) ? [chosen, ...found] : found
  return (
    <Select
      label="Ménage concerné"
      description="Facultatif. Le rendez-vous n’est lu que de ceux qui suivent ce ménage."
      placeholder="Nom, ou numéro de dossier"
      searchable
      clearable
      filter={({ options: all }) => all}
      data={options}
      nothingFoundMessage={
        words.length < LEAST_LETTERS ? 'Tapez au moins deux lettres.' : 'Aucun ménage trouvé.'
      }
      value={value}
      searchValue={typed}
      onSearchChange={type}
      onChange={(id) => {
        choose(options.find((one) => one.value === id) ?? null)
        onChange(id)
      }}
    />
  )
}
