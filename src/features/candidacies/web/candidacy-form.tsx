import { Button, Group, Stack } from '@mantine/core'
import { useForm, type UseFormReturnType } from '@mantine/form'
import { useState, type ReactNode } from 'react'
import { newId } from '#web/new-id.ts'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import type { CandidacyList } from '../contract.ts'
import { sendCandidacy, useCandidacyChanged } from './candidacy-queries.ts'

type Validation<V> = Partial<{
  readonly [K in keyof V]: (value: V[K], values: V) => ReactNode
}>

type Props<V extends Record<string, unknown>> = {
  readonly householdId: string
  readonly onClose: () => void
  readonly title: string
  readonly action: string
  readonly done: string
  readonly initial: V
  readonly validate?: Validation<V>
  /** Where it goes after the address of the candidacies, and what goes there; one id for every attempt. */
  readonly toSend: (values: V, id: string) => { readonly path: string; readonly body: object }
  readonly children: (form: UseFormReturnType<V>) => ReactNode
}

/** A drawer with one form: every write on a candidacy answers with the list as it is then. */
export function CandidacyForm<V extends Record<string, unknown>>(props: Props<V>) {
  const { householdId, onClose, title, action, done, initial, validate = {} } = props
  const [id] = useState(newId)
  const changed = useCandidacyChanged(householdId)
  const form = useForm<V>({ initialValues: initial, validate: validate as never })
  const { submit, sending, error } = useServerForm(form, {
    send: (values: V) => {
      const { path, body } = props.toSend(values, id)
      return sendCandidacy(householdId, path, body)
    },
    onDone: async (list: CandidacyList) => {
      await changed(list)
      notifyDone(done)
      onClose()
    },
  })
  return (
    <SideDrawer onClose={onClose} title={title} size="lg">
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {props.children(form)}
          <FormError error={error} />
          <Group>
            <Button type="submit" loading={sending}>
              {action}
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
