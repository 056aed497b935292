import { Checkbox, Chip, Group, MultiSelect, Radio, Select, Stack } from '@mantine/core'
import type { ComponentType } from 'react'
import { TYPOLOGIES } from '#features/dwellings/domain/dwelling-facts.ts'
import type { NeedsRead } from '../contract.ts'
import {
  ACCESSIBILITY_KINDS,
  ANIMAL_KINDS,
  DIGITAL_KINDS,
  NOISE_KINDS,
  OUTDOOR_KINDS,
  PARKING_KINDS,
  SERVICE_FAMILIES,
  type Criterion,
  type NeedValues,
} from '../domain/criteria.ts'
import { CHOICE_WORDS } from '../domain/need-words.ts'
import { bySector } from './commune-choices.ts'
import { NumberField } from './number-field.tsx'
import { PlacesField } from './places-field.tsx'

export type FieldProps<C extends Criterion> = {
  readonly value: NeedValues[C]
  readonly onChange: (value: NeedValues[C]) => void
  readonly communes: NeedsRead['communes']
}

/** What is asked, in the form of its criterion. */
export const VALUE_FIELDS: { readonly [C in Criterion]: ComponentType<FieldProps<C>> } = {
  typology: TypologyField,
  commune: CommuneField,
  area: ({ value, onChange }) => (
    <NumberField
      label="Surface, au moins"
      suffix="m²"
      max={200}
      value={value.minAreaM2}
      onChange={(minAreaM2) => onChange({ minAreaM2 })}
    />
  ),
  floor: FloorField,
  accessibility: (props) => <KindsField kinds={ACCESSIBILITY_KINDS} {...props} />,
  noise: (props) => <KindsField kinds={NOISE_KINDS} {...props} />,
  outdoor: (props) => <KindsField kinds={OUTDOOR_KINDS} {...props} />,
  animals: (props) => <KindsField kinds={ANIMAL_KINDS} {...props} />,
  parking: ({ value, onChange }) => (
    <Radio.Group label="Il faut" value={value.kind} onChange={(kind) => onChange({ kind: kind })}>
      <Stack gap="xs" mt={6}>
        {PARKING_KINDS.map((kind) => (
          <Radio key={kind} value={kind} label={CHOICE_WORDS[kind]} />
        ))}
      </Stack>
    </Radio.Group>
  ),
  digital: (props) => <KindsField kinds={DIGITAL_KINDS} {...props} />,
  school: PlacesField,
  work: PlacesField,
  relatives: PlacesField,
  transport: TransportField,
  services: ServicesField,
}

function TypologyField({ value, onChange }: FieldProps<'typology'>) {
  return (
    <fieldset className="need-fields">
      <legend>Types qui conviennent</legend>
      <Chip.Group
        multiple
        value={[...value.typologies]}
        onChange={(typologies) =>
          onChange({ typologies: TYPOLOGIES.filter((type) => typologies.includes(type)) })
        }
      >
        <Group gap="xs">
          {TYPOLOGIES.map((type) => (
            <Chip key={type} value={type}>
              {type}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </fieldset>
  )
}

function CommuneField({ value, onChange, communes }: FieldProps<'commune'>) {
  return (
    <MultiSelect
      label="Communes qui conviennent"
      searchable
      hidePickedOptions
      nothingFoundMessage="Aucune commune de ce nom."
      data={bySector(communes)}
      value={[...value.communes]}
      onChange={(chosen) => onChange({ communes: chosen })}
    />
  )
}

const FLOORS = [
  { value: 'any', label: 'Peu importe' },
  { value: '0', label: 'Rez-de-chaussée seulement' },
  ...Array.from({ length: 10 }, (_, index) => ({
    value: String(index + 1),
    label: index === 0 ? '1ᵉʳ étage au plus' : `${String(index + 1)}ᵉ étage au plus`,
  })),
]

function FloorField({ value, onChange }: FieldProps<'floor'>) {
  const read = (floor: string | null) => (floor === null || floor === 'any' ? null : Number(floor))
  return (
    <Stack gap="md">
      <Select
        label="Sans ascenseur"
        data={FLOORS}
        allowDeselect={false}
        maw={280}
        value={String(value.withoutLift ?? 'any')}
        onChange={(floor) => onChange({ ...value, withoutLift: read(floor) })}
      />
      <Select
        label="Avec ascenseur"
        data={FLOORS}
        allowDeselect={false}
        maw={280}
        value={String(value.withLift ?? 'any')}
        onChange={(floor) => onChange({ ...value, withLift: read(floor) })}
      />
    </Stack>
  )
}

type KindsProps<K extends string> = {
  readonly kinds: readonly K[]
  readonly value: { readonly kinds: readonly K[] }
  readonly onChange: (value: { kinds: readonly K[] }) => void
}

function KindsField<K extends string>({ kinds, value, onChange }: KindsProps<K>) {
  return (
    <Checkbox.Group
      label="Il faut"
      value={[...value.kinds]}
      onChange={(chosen) => onChange({ kinds: kinds.filter((kind) => chosen.includes(kind)) })}
    >
      <Choices codes={kinds} />
    </Checkbox.Group>
  )
}

function Choices({ codes }: { codes: readonly string[] }) {
  return (
    <Stack gap="xs" mt={6}>
      {codes.map((code) => (
        <Checkbox key={code} value={code} label={CHOICE_WORDS[code]} />
      ))}
    </Stack>
  )
}

const RHYTHMS = [
  { value: 'any', label: 'Peu importe' },
  ...[10, 15, 20, 30, 60].map((minutes) => ({
    value: String(minutes),
    label: `Un passage toutes les ${String(minutes)}\u00a0min`,
  })),
]

function TransportField({ value, onChange }: FieldProps<'transport'>) {
  return (
    <Stack gap="md">
      <NumberField
        label="Un arrêt à pied, à moins de"
        suffix="min"
        max={60}
        value={value.stopWithinMinutes}
        onChange={(stopWithinMinutes) => onChange({ ...value, stopWithinMinutes })}
      />
      <Select
        label="Rythme"
        data={RHYTHMS}
        allowDeselect={false}
        maw={280}
        value={String(value.everyMinutes ?? 'any')}
        onChange={(every) =>
          onChange({ ...value, everyMinutes: every === 'any' ? null : Number(every) })
        }
      />
    </Stack>
  )
}

function ServicesField({ value, onChange }: FieldProps<'services'>) {
  return (
    <Stack gap="md">
      <Checkbox.Group
        label="Services"
        value={[...value.families]}
        onChange={(chosen) =>
          onChange({
            ...value,
            families: SERVICE_FAMILIES.filter((family) => chosen.includes(family)),
          })
        }
      >
        <Choices codes={SERVICE_FAMILIES} />
      </Checkbox.Group>
      <NumberField
        label="À moins de"
        suffix="min"
        max={120}
        value={value.maxMinutes}
        onChange={(maxMinutes) => onChange({ ...value, maxMinutes })}
      />
    </Stack>
  )
}
