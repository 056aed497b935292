import { ActionIcon, Button, Select, Stack } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { Icon } from '#web/ui/icon.tsx'
import type { NeedsRead } from '../contract.ts'
import { TRAVEL_MODES, type NetworkPlace } from '../domain/criteria.ts'
import { CHOICE_WORDS } from '../domain/need-words.ts'
import { bySector } from './commune-choices.ts'
import { NumberField } from './number-field.tsx'

type Value = { readonly places: readonly NetworkPlace[] }
type Props = {
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly communes: NeedsRead['communes']
}

const MOST = 5
const MODES = TRAVEL_MODES.map((mode) => ({ value: mode, label: CHOICE_WORDS[mode] ?? mode }))

/** Places of the network: their commune and how long the way may take, never an address. */
export function PlacesField({ value: { places }, onChange, communes }: Props) {
  const change = (rank: number, next: Partial<NetworkPlace>) =>
    onChange({
      places: places.map((place, index) => (index === rank ? { ...place, ...next } : place)),
    })
  return (
    <Stack gap="md">
      {places.map((place, rank) => (
        // A place has no name of its own: its rank tells it from the others.
        <fieldset key={rank} className="need-fields need-fields--place">
          <legend>{places.length > 1 ? `Lieu ${String(rank + 1)}` : 'Lieu'}</legend>
          <Select
            label="Commune"
            searchable
            nothingFoundMessage="Aucune commune de ce nom."
            data={bySector(communes)}
            value={place.commune === '' ? null : place.commune}
            onChange={(commune) => change(rank, { commune: commune ?? '' })}
          />
          <NumberField
            label="À moins de"
            suffix="min"
            max={180}
            value={place.maxMinutes}
            onChange={(maxMinutes) => change(rank, { maxMinutes })}
          />
          <Select
            label="Comment"
            data={MODES}
            allowDeselect={false}
            value={place.mode}
            onChange={(mode) => change(rank, { mode: mode ?? place.mode })}
          />
          {places.length > 1 && (
            <ActionIcon
              aria-label={`Retirer le lieu ${String(rank + 1)}`}
              onClick={() => onChange({ places: places.filter((_, index) => index !== rank) })}
            >
              <Icon of={IconTrash} />
            </ActionIcon>
          )}
        </fieldset>
      ))}
      {places.length < MOST && (
        <Button
          variant="default"
          size="xs"
          leftSection={<Icon of={IconPlus} size={16} />}
          onClick={() =>
            onChange({ places: [...places, { commune: '', maxMinutes: 15, mode: 'walk' }] })
          }
        >
          Ajouter un lieu
        </Button>
      )}
    </Stack>
  )
}
