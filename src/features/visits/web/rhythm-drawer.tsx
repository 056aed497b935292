import { Radio, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { fieldSentence } from '#web/errors.fr.ts'
import { newId } from '#web/new-id.ts'
import { FormDrawer } from '#web/ui/form-drawer.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import type { VisitsRead } from '../contract.ts'
import { sendRhythm, useRefreshVisits } from './visit-queries.ts'
import { INTENSITY_WORDS } from './visit-words.ts'

type Props = {
  readonly householdId: string
  readonly read: VisitsRead
  readonly onClose: () => void
}

/** M1: closer or lighter than the scheme for this household, and why. */
export function RhythmDrawer({ householdId, read, onClose }: Props) {
  const [id] = useState(newId)
  const refresh = useRefreshVisits(householdId)
  const form = useForm({
    initialValues: { intensity: read.intensity, reason: '' },
    validate: { reason: (value) => (value.trim() === '' ? fieldSentence('required') : null) },
  })
  const { submit, sending, error } = useServerForm(form, {
    send: (draft) => sendRhythm(householdId, { ...draft, id }),
    onDone: async () => {
      await refresh()
      notifyDone('Rythme enregistré.')
      onClose()
    },
  })
  return (
    <FormDrawer
      title="Rythme des visites"
      action="Enregistrer"
      size="md"
      {...{ submit, sending, error, onClose }}
    >
      <Radio.Group label="Pour ce ménage" {...form.getInputProps('intensity')}>
        <Stack gap="xs" mt={6}>
          {Object.entries(INTENSITY_WORDS).map(([value, label]) => (
            <Radio key={value} value={value} label={label} />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        label="Pourquoi"
        description="Un fait, que le ménage peut lire."
        autosize
        minRows={2}
        maxLength={600}
        {...form.getInputProps('reason')}
      />
    </FormDrawer>
  )
}
