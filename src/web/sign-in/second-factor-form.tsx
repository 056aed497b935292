import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useEffect } from 'react'
import { FormError } from '../ui/form-error.tsx'
import { useServerForm } from '../ui/server-form.ts'
import { NO_ENTRY } from './sign-in-requests.ts'

type Props = {
  send: (code: string) => Promise<unknown>
  onDone: () => unknown
  onBack?: () => void
  what?: string
}

/** The six digits shown by the person's application, or one of its backup codes. */
export function SecondFactorForm({ send, onDone, onBack, what = NO_ENTRY }: Props) {
  const form = useForm({ mode: 'uncontrolled', initialValues: { code: '' } })
  const { submit, sending, error } = useServerForm(form, {
    send: ({ code }) => send(code.replace(/\s/g, '')),
    onDone,
  })
  useEffect(() => form.getInputNode('code')?.focus(), [form])
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          label="Code de sécurité"
          description="Les six chiffres de votre application d’authentification, ou un code de secours"
          autoComplete="one-time-code"
          spellCheck={false}
          data-autofocus
          key={form.key('code')}
          {...form.getInputProps('code')}
        />
        <FormError error={error} what={what} />
        <Group grow>
          {onBack && (
            <Button variant="default" size="md" onClick={onBack}>
              Revenir
            </Button>
          )}
          <Button type="submit" size="md" loading={sending}>
            Valider
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
