import { Button, Group } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import type { SessionRead } from '../contract.ts'
import { type Act, sendAct, useKeepSession } from './committee-queries.ts'

export type DrawerProps = { readonly session: SessionRead; readonly onClose: () => void }

type Sending<V> = DrawerProps & {
  readonly toAct: (values: V) => Act
  readonly done: string
}

/** A form over a session: sent as one act, then the page says what is true. */
export function useActForm<V>(
  form: UseFormReturnType<V>,
  { session, onClose, toAct, done }: Sending<V>,
) {
  const keep = useKeepSession()
  return useServerForm(form, {
    send: (values) => sendAct(session.id, toAct(values)),
    onDone: async (read: SessionRead) => {
      await keep(read)
      notifyDone(done)
      onClose()
    },
  })
}

type ButtonsProps = {
  readonly label: string
  readonly sending: boolean
  readonly error: unknown
  readonly onClose: () => void
}

/** Why it was not sent, then the two ways out. */
export function FormButtons({ label, sending, error, onClose }: ButtonsProps) {
  return (
    <>
      <FormError error={error} />
      <Group>
        <Button type="submit" loading={sending}>
          {label}
        </Button>
        <Button variant="default" onClick={onClose}>
          Annuler
        </Button>
      </Group>
    </>
  )
}
