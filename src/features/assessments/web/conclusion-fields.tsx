import { Fieldset, Group, Select, Textarea } from '@mantine/core'
import { INTENSITY_WORDS, PART_WORDS } from '../domain/scales.ts'
import type { AssessmentFormApi } from './assessment-form.ts'

const ROOMS = ['1', '2', '3', '4', '5'].map((value) => ({ value, label: `T${value}` }))
const INTENSITIES = Object.entries(INTENSITY_WORDS).map(([value, label]) => ({ value, label }))

/** What may be shared, with the person's agreement: actions, never causes. */
export function ConclusionFields({ form }: { form: AssessmentFormApi }) {
  const { roomsFrom, roomsTo, intensity } = form.values
  return (
    <Fieldset legend="Conclusion">
      <Group gap="md" align="flex-end" mb="md">
        <Select
          label="Logement, de"
          placeholder="Choisir"
          data={ROOMS}
          clearable
          w={130}
          {...form.getInputProps('roomsFrom')}
          value={roomsFrom || null}
          onChange={(value: string | null) => form.setFieldValue('roomsFrom', value ?? '')}
        />
        <Select
          label="à (si plusieurs)"
          placeholder="Choisir"
          data={ROOMS}
          clearable
          w={130}
          {...form.getInputProps('roomsTo')}
          value={roomsTo || null}
          onChange={(value: string | null) => form.setFieldValue('roomsTo', value ?? '')}
        />
        <Select
          label="Intensité de l’accompagnement"
          placeholder="Choisir"
          data={INTENSITIES}
          clearable
          miw={280}
          {...form.getInputProps('intensity')}
          value={intensity || null}
          onChange={(value: string | null) => form.setFieldValue('intensity', value ?? '')}
        />
      </Group>
      <Textarea
        label={PART_WORDS.plan}
        description="Des actions et leur rythme, jamais leurs causes : la conseillère sociale du bailleur lit cette partie si la personne est d’accord."
        autosize
        minRows={3}
        maxLength={8000}
        {...form.getInputProps('plan')}
      />
    </Fieldset>
  )
}
