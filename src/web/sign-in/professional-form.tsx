import { Button, Checkbox, Divider, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { IconFingerprint } from '@tabler/icons-react'
import { useState } from 'react'
import { useSession } from '../session/session.ts'
import { FormError } from '../ui/form-error.tsx'
import { Icon } from '../ui/icon.tsx'
import { TextLink } from '../ui/links.tsx'
import { useServerForm } from '../ui/server-form.ts'
import { hasPasskeys, signInWithPasskey } from './passkey.ts'
import { ProviderButton } from './provider-button.tsx'
import { SecondFactorForm } from './second-factor-form.tsx'
import { NO_ENTRY, sendCredentials, sendSecondFactor } from './sign-in-requests.ts'

type Props = {
  onDone: () => unknown
}

/** Address and password, then the code of the second factor; or a passkey, which is both at once. */
export function ProfessionalForm({ onDone }: Props) {
  const [needsCode, setNeedsCode] = useState(false)
  const [personalDevice, setPersonalDevice] = useState(false)
  const session = useSession()
  if (needsCode) {
    return (
      <SecondFactorForm
        send={sendSecondFactor}
        onDone={onDone}
        onBack={() => setNeedsCode(false)}
      />
    )
  }
  return (
    <Stack>
      <PasswordForm
        personalDevice={personalDevice}
        onPersonalDevice={setPersonalDevice}
        onNext={({ next }) => (next === 'second-factor' ? setNeedsCode(true) : onDone())}
      />
      <Divider label="ou" />
      {hasPasskeys && <PasskeyButton personalDevice={personalDevice} onDone={onDone} />}
      {!session.signedIn && session.provider && <ProviderButton name={session.provider} />}
    </Stack>
  )
}

type PasswordFormProps = {
  personalDevice: boolean
  onPersonalDevice: (personal: boolean) => void
  onNext: (answer: Awaited<ReturnType<typeof sendCredentials>>) => unknown
}

function PasswordForm({ personalDevice, onPersonalDevice, onNext }: PasswordFormProps) {
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '', password: '' } })
  const { submit, sending, error } = useServerForm(form, {
    send: (values) => sendCredentials({ ...values, personalDevice }),
    onDone: onNext,
  })
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
        <div>
          <PasswordInput
            label="Mot de passe"
            autoComplete="current-password"
            key={form.key('password')}
            {...form.getInputProps('password')}
          />
          <TextLink to="/mot-de-passe" fz="sm" mt={6} display="inline-block">
            {'Mot de passe oublié\u202f?'}
          </TextLink>
        </div>
        <Checkbox
          label="Cet appareil n’est utilisé que par moi"
          description="La session se ferme après 30 minutes sans activité, au lieu de 15"
          checked={personalDevice}
          onChange={(event) => onPersonalDevice(event.currentTarget.checked)}
        />
        <FormError error={error} what={NO_ENTRY} />
        <Button type="submit" size="md" loading={sending}>
          Se connecter
        </Button>
      </Stack>
    </form>
  )
}

function PasskeyButton({ personalDevice, onDone }: Props & { personalDevice: boolean }) {
  const signIn = useMutation({
    mutationFn: () => signInWithPasskey(personalDevice),
    onSuccess: onDone,
  })
  return (
    <>
      <Button
        variant="default"
        size="md"
        leftSection={<Icon of={IconFingerprint} size={20} />}
        loading={signIn.isPending}
        onClick={() => signIn.mutate()}
      >
        Utiliser une clé d’accès
      </Button>
      <FormError error={signIn.error} what={NO_ENTRY} />
    </>
  )
}
