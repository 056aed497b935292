import { Button, PasswordInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useEffect } from 'react'
import { FormError } from '../ui/form-error.tsx'
import { useServerForm } from '../ui/server-form.ts'
import './household-form.css'
import { NO_ENTRY, sendNewPin } from './sign-in-requests.ts'

type Props = {
  personalDevice: boolean
  onDone: () => unknown
}

/** The first time, after a right code: the person chooses its own six digits. */
export function NewPinForm({ personalDevice, onDone }: Props) {
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { pin: '', again: '' },
    validate: {
      again: (again, { pin }) => (again === pin ? null : 'Les deux numéros ne sont pas les mêmes.'),
    },
  })
  const { submit, sending, error } = useServerForm(form, {
    send: ({ pin }) => sendNewPin({ pin, personalDevice }),
    onDone,
  })
  useEffect(() => form.getInputNode('pin')?.focus(), [form])
  return (
    <form className="household-form" onSubmit={submit} noValidate>
      <PasswordInput
        size="md"
        label="Choisissez votre numéro secret"
        description="Six chiffres que vous retiendrez"
        inputMode="numeric"
        autoComplete="new-password"
        maxLength={6}
        key={form.key('pin')}
        {...form.getInputProps('pin')}
      />
      <PasswordInput
        size="md"
        label="Encore une fois"
        inputMode="numeric"
        autoComplete="new-password"
        maxLength={6}
        key={form.key('again')}
        {...form.getInputProps('again')}
      />
      <FormError error={error} what={NO_ENTRY} />
      <Button type="submit" size="md" loading={sending}>
        Garder ce numéro
      </Button>
    </form>
  )
}
