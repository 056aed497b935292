import { Select } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { fieldSentence } from '#web/errors.fr.ts'
import { newId } from '#web/new-id.ts'
import { FormDrawer } from '#web/ui/form-drawer.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import type { PlanRead } from '../contract.ts'
import { sendReferent, useRefreshPlan } from './plan-queries.ts'

type Props = {
  readonly householdId: string
  readonly read: PlanRead
  readonly onClose: () => void
}

const chosen = (value: string | null) => (value ? null : fieldSentence('required'))

export function ReferentDrawer({ householdId, read, onClose }: Props) {
  const [id] = useState(newId)
  const refresh = useRefreshPlan(householdId)
  const form = useForm({
    initialValues: { referentId: '', deputyId: '' },
    validate: { referentId: chosen, deputyId: chosen },
  })
  const { submit, sending, error } = useServerForm(form, {
    send: (draft) => sendReferent(householdId, { ...draft, id }),
    onDone: async () => {
      await refresh()
      notifyDone('C’est enregistré. Tous ceux du dossier sont prévenus.')
      onClose()
    },
  })
  const data = read.colleagues.map(({ id: value, name }) => ({ value, label: name }))
  return (
    <FormDrawer
      title="Référent et suppléance"
      action="Enregistrer et prévenir"
      size="md"
      {...{ submit, sending, error, onClose }}
    >
      <p>Le référent d’avant s’arrête aujourd’hui. Les rendez-vous déjà pris restent.</p>
      <Select label="Référent" data={data} {...form.getInputProps('referentId')} />
      <Select label="En son absence" data={data} {...form.getInputProps('deputyId')} />
    </FormDrawer>
  )
}
