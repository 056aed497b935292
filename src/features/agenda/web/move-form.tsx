import { Button, Group, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useToday } from '#web/session/session.ts'
import { formatDay } from '#web/ui/dates.ts'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import type { Appointment } from '../contract.ts'
import { moveAppointment, useRefreshAgenda } from './agenda-queries.ts'
import { ChangedMeanwhile } from './changed-meanwhile.tsx'
import { TakenNote } from './taken-note.tsx'
import { toWhen, WHEN_RULES, WhenFields, type WhenValues } from './when-fields.tsx'

type Props = { readonly appointment: Appointment; readonly onDone: () => void }

export function MoveForm({ appointment, onDone }: Props) {
  const { id, version, parties, day, hour, minutes, place, placeIsPublic } = appointment
  const today = useToday()
  const refresh = useRefreshAgenda()
  const form = useForm<WhenValues>({
    initialValues: {
      day: formatDay(day),
      hour,
      minutes: String(minutes),
      place: place ?? '',
      placeIsPublic,
    },
    validate: WHEN_RULES,
  })
  const { submit, sending, error } = useServerForm(form, {
    send: (values) => moveAppointment(id, { ...toWhen(values), version }),
    onDone: async () => {
      await refresh()
      notifyDone('Rendez-vous déplacé. Chacun doit confirmer à nouveau.')
      onDone()
    },
  })
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <WhenFields form={form} today={today} />
        <TakenNote
          householdId={null}
          accounts={parties.map(({ accountId }) => accountId)}
          when={form.values}
          exceptId={id}
        />
        <ChangedMeanwhile error={error} onReread={onDone} />
        <FormError error={error} what="Le rendez-vous n’a pas été déplacé." />
        <Group>
          <Button type="submit" loading={sending}>
            Déplacer
          </Button>
          <Button variant="default" onClick={onDone}>
            Garder l’heure actuelle
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
