import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { fieldSentence } from '#web/errors.fr.ts'
import { newId } from '#web/new-id.ts'
import { useToday } from '#web/session/session.ts'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { formatDay, parseDay } from '#web/ui/dates.ts'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import type { SessionRead } from '../contract.ts'
import { acts, sendAct, sendSession, useKeepSession } from './committee-queries.ts'
import { Changed } from './changed.tsx'

type Values = { heldOn: string; hour: string; place: string; isRemote: boolean }

const HOUR = /^([01]\d|2[0-3]):[0-5]\d$/u

function useSessionForm(initialValues: Values) {
  return useForm<Values>({
    initialValues,
    validate: {
      heldOn: (typed) => (parseDay(typed) === null ? fieldSentence('impossible-date') : null),
      hour: (typed) => (HOUR.test(typed) ? null : fieldSentence('impossible-hour')),
      place: (typed) => (typed.trim() === '' ? fieldSentence('required') : null),
    },
  })
}

function toDetails({ heldOn, hour, place, isRemote }: Values) {
  return { heldOn: typedDay(heldOn) ?? '', hour, place, isRemote }
}

type FieldsProps = { readonly form: ReturnType<typeof useSessionForm>; readonly today: string }

function SessionFields({ form, today }: FieldsProps) {
  return (
    <>
      <DayField label="Jour" minDay={today} {...form.getInputProps('heldOn')} />
      <TextInput
        label="Heure"
        description="Exemple : 09:30."
        maxLength={5}
        {...form.getInputProps('hour')}
      />
      <TextInput
        label="Lieu"
        description="La salle, ou le moyen de se joindre à distance."
        maxLength={120}
        {...form.getInputProps('place')}
      />
      <Checkbox
        label="La séance se tient à distance"
        {...form.getInputProps('isRemote', { type: 'checkbox' })}
      />
    </>
  )
}

/** A draft: nobody is told of it before its convocation. */
export function NewSessionDrawer({ onClose }: { onClose: () => void }) {
  const today = useToday()
  const [id] = useState(newId)
  const navigate = useNavigate()
  const keep = useKeepSession()
  const form = useSessionForm({ heldOn: '', hour: '09:00', place: '', isRemote: false })
  const { submit, sending, error } = useServerForm(form, {
    send: (values) => sendSession({ id, ...toDetails(values) }),
    onDone: async (session) => {
      await keep(session)
      await navigate({
        to: '/attributions/commissions/$sessionId',
        params: { sessionId: id },
        search: {},
      })
    },
  })
  return (
    <SideDrawer onClose={onClose} title="Préparer une séance">
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <SessionFields form={form} today={today} />
          <p className="effect">
            Personne n’est prévenu : vous composez l’ordre du jour, puis vous convoquez.
          </p>
          <FormError error={error} />
          <Group>
            <Button type="submit" loading={sending}>
              Préparer
            </Button>
            <Button variant="default" onClick={onClose}>
              Annuler
            </Button>
          </Group>
        </Stack>
      </form>
    </SideDrawer>
  )
}

type ChangeProps = {
  readonly session: SessionRead
  readonly onClose: () => void
  readonly onCancelSession: () => void
}

export function ChangeSessionDrawer({ session, onClose, onCancelSession }: ChangeProps) {
  const keep = useKeepSession()
  const { heldOn, hour, place, isRemote, version } = session
  const form = useSessionForm({ heldOn: formatDay(heldOn), hour, place, isRemote })
  const { submit, sending, error } = useServerForm(form, {
    send: (values) => sendAct(session.id, acts.change({ ...toDetails(values), version })),
    onDone: async (read) => {
      await keep(read)
      notifyDone('Séance modifiée.')
      onClose()
    },
  })
  return (
    <SideDrawer onClose={onClose} title="Modifier la séance">
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <SessionFields form={form} today={session.today} />
          <Changed error={error} sessionId={session.id} onClose={onClose} />
          <FormError error={error} />
          <Group>
            <Button type="submit" loading={sending}>
              Enregistrer
            </Button>
            <Button variant="default" onClick={onClose}>
              Annuler
            </Button>
          </Group>
          <Button variant="subtle" color="brick" onClick={onCancelSession}>
            Annuler la séance…
          </Button>
        </Stack>
      </form>
    </SideDrawer>
  )
}
