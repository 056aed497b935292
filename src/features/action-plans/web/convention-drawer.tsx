import { Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { fieldSentence } from '#web/errors.fr.ts'
import { newId } from '#web/new-id.ts'
import { FormDrawer } from '#web/ui/form-drawer.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import type { PlanRead } from '../contract.ts'
import { sendConvention, useRefreshPlan } from './plan-queries.ts'
import { CONVENTION_FIELD_KEYS, CONVENTION_FIELDS } from './plan-words.ts'

type Props = {
  readonly householdId: string
  readonly read: PlanRead
  readonly onClose: () => void
}

const needed = (value: string) => (value.trim() === '' ? fieldSentence('required') : null)

export function ConventionDrawer({ householdId, read, onClose }: Props) {
  const [id] = useState(newId)
  const refresh = useRefreshPlan(householdId)
  const last = read.convention
  const form = useForm({
    initialValues: {
      commitments: last?.commitments ?? '',
      modalities: last?.modalities ?? '',
      shared: last?.shared ?? '',
      endConditions: last?.endConditions ?? '',
    },
    validate: {
      ...{ commitments: needed, modalities: needed, shared: needed, endConditions: needed },
    },
  })
  const { submit, sending, error } = useServerForm(form, {
    send: (draft) => sendConvention(householdId, { ...draft, id }),
    onDone: async () => {
      await refresh()
      notifyDone('Convention enregistrée. Elle se signe à trois.')
      onClose()
    },
  })
  return (
    <FormDrawer
      title="Convention d’accompagnement"
      action="Enregistrer cette version"
      {...{ submit, sending, error, onClose }}
    >
      {CONVENTION_FIELD_KEYS.map((key) => (
        <Textarea
          key={key}
          label={CONVENTION_FIELDS[key][0]}
          description={CONVENTION_FIELDS[key][1]}
          autosize
          minRows={2}
          maxLength={3000}
          {...form.getInputProps(key)}
        />
      ))}
    </FormDrawer>
  )
}
