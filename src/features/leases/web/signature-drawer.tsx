import { useForm } from '@mantine/form'
import { useState } from 'react'
import { newId } from '#web/new-id.ts'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { FormDrawer } from '#web/ui/form-drawer.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import type { LeaseRead } from '../contract.ts'
import { sendKeys, sendSignature, useRefreshLease } from './lease-queries.ts'

type Props = {
  readonly householdId: string
  readonly read: LeaseRead
  readonly onClose: () => void
}

function useDated(
  { householdId, read, onClose }: Props,
  send: (on: string) => Promise<unknown>,
  done: string,
) {
  const refresh = useRefreshLease(householdId)
  const form = useForm({ initialValues: { on: formatDay(read.today) } })
  const sending = useServerForm(form, {
    send: ({ on }) => send(typedDay(on) ?? ''),
    onDone: async () => {
      await refresh()
      notifyDone(done)
      onClose()
    },
  })
  return { form, ...sending }
}

/** The papers are frozen as they are on that day. */
export function SignatureDrawer(props: Props) {
  const [id] = useState(newId)
  const { form, submit, sending, error } = useDated(
    props,
    (signedOn) => sendSignature(props.householdId, { id, signedOn }),
    'Le bail est signé. Ses papiers sont figés, l’entrée se prépare.',
  )
  return (
    <FormDrawer
      title="Le bail est signé"
      action="Enregistrer la signature"
      size="md"
      {...{ submit, sending, error, onClose: props.onClose }}
    >
      <p>Les papiers sont gardés tels qu’ils sont préparés. Rien ne s’y change ensuite.</p>
      <DayField
        label="Signé le"
        maxDay={props.read.today}
        maw={220}
        {...form.getInputProps('on')}
      />
    </FormDrawer>
  )
}

/** Living there begins: what is left to do counts from this day. */
export function KeysDrawer(props: Props) {
  const { form, submit, sending, error } = useDated(
    props,
    (keysOn) => sendKeys(props.householdId, keysOn),
    'Clés remises. Les cent premiers jours commencent.',
  )
  return (
    <FormDrawer
      title="Remise des clés"
      action="Enregistrer"
      size="md"
      {...{ submit, sending, error, onClose: props.onClose }}
    >
      <DayField
        label="Clés remises le"
        minDay={props.read.lease?.signedOn ?? ''}
        maxDay={props.read.today}
        maw={220}
        {...form.getInputProps('on')}
      />
    </FormDrawer>
  )
}
