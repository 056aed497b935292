import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { fieldSentence } from '#web/errors.fr.ts'
import { newId } from '#web/new-id.ts'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { FormDrawer } from '#web/ui/form-drawer.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import type { PlanRead } from '../contract.ts'
import type { PlanParty } from '../domain/plan-rules.ts'
import { sendPlanSignature, useRefreshPlan } from './plan-queries.ts'
import { PARTY_WORDS } from './plan-words.ts'

type Props = {
  readonly householdId: string
  readonly read: PlanRead
  readonly of: 'plan' | 'convention'
  readonly party: PlanParty
  readonly onClose: () => void
}

/** One side signs what is written now. */
export function SignDrawer({ householdId, read, of, party, onClose }: Props) {
  const [id] = useState(newId)
  const refresh = useRefreshPlan(householdId)
  const form = useForm({
    initialValues: { signerName: '', signedOn: formatDay(read.today) },
    validate: {
      signerName: (value) => (value.trim() === '' ? fieldSentence('required') : null),
    },
  })
  const { submit, sending, error } = useServerForm(form, {
    send: ({ signerName, signedOn }) =>
      sendPlanSignature(householdId, {
        ...{ id, of, party, signerName },
        signedOn: typedDay(signedOn) ?? '',
        version: of === 'plan' ? (read.plan?.version ?? null) : null,
      }),
    onDone: async () => {
      await refresh()
      notifyDone('Signature enregistrée.')
      onClose()
    },
  })
  return (
    <FormDrawer
      title={`Signer : ${PARTY_WORDS[party].toLowerCase()}`}
      action="Enregistrer la signature"
      size="md"
      {...{ submit, sending, error, onClose }}
    >
      <p>Ce qui est écrit aujourd’hui se fige quand les trois ont signé.</p>
      <TextInput
        label="Prénom et nom de qui signe"
        maxLength={120}
        {...form.getInputProps('signerName')}
      />
      <DayField
        label="Signé le"
        maxDay={read.today}
        maw={220}
        {...form.getInputProps('signedOn')}
      />
    </FormDrawer>
  )
}
