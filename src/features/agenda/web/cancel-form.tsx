import { Button, Group, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { fieldSentence } from '#web/errors.fr.ts'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import type { Appointment } from '../contract.ts'
import { cancelAppointment, useRefreshAgenda } from './agenda-queries.ts'
import { ChangedMeanwhile } from './changed-meanwhile.tsx'

type Props = { readonly appointment: Appointment; readonly onDone: () => void }

/** Nothing disappears: the appointment stays, crossed out, with its motive. */
export function CancelForm({ appointment: { id, version }, onDone }: Props) {
  const refresh = useRefreshAgenda()
  const form = useForm({
    initialValues: { motive: '' },
    validate: { motive: (words) => (words.trim() === '' ? fieldSentence('required') : null) },
  })
  const { submit, sending, error } = useServerForm(form, {
    send: ({ motive }) => cancelAppointment(id, { motive, version }),
    onDone: async () => {
      await refresh()
      notifyDone('Rendez-vous annulé. Il reste barré dans l’agenda de chacun.')
      onDone()
    },
  })
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Textarea
          label="Pourquoi"
          description="Les personnes conviées le liront. Rien de sensible."
          autosize
          minRows={2}
          maxLength={300}
          {...form.getInputProps('motive')}
        />
        <ChangedMeanwhile error={error} onReread={onDone} />
        <FormError error={error} what="Le rendez-vous n’a pas été annulé." />
        <Group>
          <Button type="submit" color="brick" loading={sending}>
            Annuler le rendez-vous
          </Button>
          <Button variant="default" onClick={onDone}>
            Le garder
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
