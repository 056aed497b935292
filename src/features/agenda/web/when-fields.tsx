import { Checkbox, Select, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconInfoCircle } from '@tabler/icons-react'
import { isWorkingDay } from '#kernel/calendar.ts'
import { fieldSentence } from '#web/errors.fr.ts'
import { formatLongDay, parseDay } from '#web/ui/dates.ts'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { holidayName } from '../domain/week.ts'

export type WhenValues = {
  day: string
  hour: string
  minutes: string
  place: string
  placeIsPublic: boolean
}

const LENGTHS = [
  ['15', '15\u00a0minutes'],
  ['30', '30\u00a0minutes'],
  ['45', '45\u00a0minutes'],
  ['60', '1\u00a0heure'],
  ['90', '1\u00a0heure\u00a030'],
  ['120', '2\u00a0heures'],
  ['180', '3\u00a0heures'],
  ['240', '4\u00a0heures'],
  ['420', '7\u00a0heures'],
] as const

export const WHEN_RULES = {
  day: (day: string) => (day.trim() === '' ? fieldSentence('required') : null),
  hour: (hour: string) => (hour === '' ? fieldSentence('required') : null),
}

/** What a form sends of it. */
export function toWhen({ day, hour, minutes, place, placeIsPublic }: WhenValues) {
  const isPlaced = place.trim() !== ''
  return {
    day: typedDay(day) ?? '',
    hour,
    minutes: Number(minutes),
    place: isPlaced ? place : null,
    placeIsPublic: isPlaced && placeIsPublic,
  }
}

type Props<V extends WhenValues> = {
  readonly form: UseFormReturnType<V>
  readonly today: string
}

export function WhenFields<V extends WhenValues>({ form, today }: Props<V>) {
  const { minutes, place } = form.values
  const known = LENGTHS.some(([value]) => value === minutes)
  return (
    <>
      <div className="agenda-form__when">
        <DayField label="Jour" minDay={today} {...form.getInputProps('day')} />
        <TextInput label="Heure" type="time" step={300} {...form.getInputProps('hour')} />
      </div>
      <DayNote typed={form.values.day} />
      <Select
        label="Durée"
        data={[
          ...(known ? [] : [{ value: minutes, label: `${minutes}\u00a0minutes` }]),
          ...LENGTHS.map(([value, label]) => ({ value, label })),
        ]}
        allowDeselect={false}
        {...form.getInputProps('minutes')}
      />
      <TextInput label="Lieu" maxLength={120} {...form.getInputProps('place')} />
      {place.trim() !== '' && (
        <Checkbox
          label="Ce lieu ne dit rien de la personne"
          description="Il peut alors paraître dans le calendrier des téléphones. Jamais une adresse de domicile ni un service de soins."
          {...form.getInputProps('placeIsPublic', { type: 'checkbox' })}
        />
      )}
    </>
  )
}

/** Said, never blocked: some visits are on a Saturday. */
function DayNote({ typed }: { typed: string }) {
  const day = parseDay(typed)
  if (day === null || isWorkingDay(day)) return null
  const holiday = holidayName(day)
  return (
    <p className="agenda-form__note" role="status">
      <Icon of={IconInfoCircle} />
      {holiday === null
        ? `C’est un ${formatLongDay(day).split(' ')[0] ?? 'jour non ouvré'}\u00a0: les bureaux sont fermés.`
        : `C’est un jour férié\u00a0: ${holiday}.`}
    </p>
  )
}
