import { Button, Divider, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { IconFingerprint } from '@tabler/icons-react'
import { useState } from 'react'
import { FormError } from '../ui/form-error.tsx'
import { Icon } from '../ui/icon.tsx'
import { useServerForm } from '../ui/server-form.ts'
import { SecondFactorForm } from './second-factor-form.tsx'
import { NO_ENTRY, sendCredentials, signInWithPasskey } from './sign-in-requests.ts'

type Props = {
  onDone: () => unknown
}

/** Address and password, then the code of the second factor; or a passkey, which is both at once. */
export function ProfessionalForm({ onDone }: Props) {
  const [needsCode, setNeedsCode] = useState(false)
  if (needsCode) return <SecondFactorForm onDone={onDone} onBack={() => setNeedsCode(false)} />
  return (
    <Stack>
      <PasswordForm onNext={(next) => (next === 'done' ? onDone() : setNeedsCode(true))} />
      <Divider label="ou" />
      <PasskeyButton onDone={onDone} />
    </Stack>
  )
}

function PasswordForm({ onNext }: { onNext: (next: 'done' | 'second-factor') => unknown }) {
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '', password: '' } })
  const { submit, sending, error } = useServerForm(form, { send: sendCredentials, onDone: onNext })
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          label="Adresse électronique"
          type="email"
          autoComplete="username webauthn"
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label="Mot de passe"
          autoComplete="current-password"
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <FormError error={error} what={NO_ENTRY} />
        <Button type="submit" size="md" loading={sending}>
          Se connecter
        </Button>
      </Stack>
    </form>
  )
}

function PasskeyButton({ onDone }: Props) {
  const signIn = useMutation({ mutationFn: signInWithPasskey, onSuccess: onDone })
  return (
    <>
      <Button
        variant="default"
        size="md"
        leftSection={<Icon of={IconFingerprint} size={20} />}
        loading={signIn.isPending}
        onClick={() => {
          signIn.mutate()
        }}
      >
        Utiliser une clé d’accès
      </Button>
      <FormError error={signIn.error} what={NO_ENTRY} />
    </>
  )
}
