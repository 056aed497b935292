import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { FormError } from '../ui/form-error.tsx'
import { useServerForm } from '../ui/server-form.ts'
import { NO_ENTRY, sendSecondFactor } from './sign-in-requests.ts'

type Props = {
  onDone: () => unknown
  onBack?: () => void
}

/** The six digits shown by the person's authentication application. */
export function SecondFactorForm({ onDone, onBack }: Props) {
  const form = useForm({ mode: 'uncontrolled', initialValues: { code: '' } })
  const { submit, sending, error } = useServerForm(form, {
    send: ({ code }) => sendSecondFactor(code.replace(/\s/g, '')),
    onDone,
  })
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          label="Code de sécurité"
          description="Les six chiffres affichés par votre application d’authentification"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          data-autofocus
          autoFocus
          key={form.key('code')}
          {...form.getInputProps('code')}
        />
        <FormError error={error} what={NO_ENTRY} />
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
