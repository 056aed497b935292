import { Select } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { fieldSentence } from '#web/errors.fr.ts'
import { newId } from '#web/new-id.ts'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { FormDrawer } from '#web/ui/form-drawer.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import type { HandoverRead } from '../contract.ts'
import type { MeetingStep } from '../domain/never-zero.ts'
import { sendMeeting, sendWorker, useRefreshHandover } from './handover-queries.ts'
import { STEP_WORDS } from './handover-words.ts'

type Props = {
  readonly householdId: string
  readonly read: HandoverRead
  readonly onClose: () => void
}

/** O3: from that day, the person named reads what the hand-over needs, nothing before. */
export function WorkerDrawer({ householdId, read, onClose }: Props) {
  const [id] = useState(newId)
  const refresh = useRefreshHandover(householdId)
  const form = useForm({
    initialValues: { accountId: '' },
    validate: { accountId: (value) => (value ? null : fieldSentence('required')) },
  })
  const { submit, sending, error } = useServerForm(form, {
    send: ({ accountId }) => sendWorker(householdId, id, accountId),
    onDone: async () => {
      await refresh()
      notifyDone('C’est enregistré. Cette personne doit encore dire oui.')
      onClose()
    },
  })
  return (
    <FormDrawer
      title="Qui prend le relais"
      action="Nommer"
      size="md"
      {...{ submit, sending, error, onClose }}
    >
      <p>Dès aujourd’hui, cette personne lit ce qu’il faut pour préparer le relais.</p>
      <Select
        label="Au Département"
        data={read.workers.map(({ id: value, name, organisation }) => ({
          value,
          label: `${name}, ${organisation}`,
        }))}
        {...form.getInputProps('accountId')}
      />
    </FormDrawer>
  )
}

/** O2: held, then validated by the household. */
export function MeetingDrawer({
  householdId,
  read,
  step,
  onClose,
}: Props & { readonly step: MeetingStep }) {
  const [id] = useState(newId)
  const refresh = useRefreshHandover(householdId)
  const form = useForm({ initialValues: { heldOn: formatDay(read.today) } })
  const { submit, sending, error } = useServerForm(form, {
    send: ({ heldOn }) => sendMeeting(householdId, { id, step, heldOn: typedDay(heldOn) ?? '' }),
    onDone: async () => {
      await refresh()
      notifyDone('Rencontre enregistrée. Le ménage dit si cela lui a convenu.')
      onClose()
    },
  })
  return (
    <FormDrawer
      title={`Rencontre : ${STEP_WORDS[step].toLowerCase()}`}
      action="Enregistrer"
      size="md"
      {...{ submit, sending, error, onClose }}
    >
      <DayField
        label="Elle a eu lieu le"
        maxDay={read.today}
        maw={220}
        {...form.getInputProps('heldOn')}
      />
    </FormDrawer>
  )
}
