import { Button, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconMailForward } from '@tabler/icons-react'
import { useState } from 'react'
import { EmptyState } from '../ui/empty-state.tsx'
import { FormError } from '../ui/form-error.tsx'
import { TextLink } from '../ui/links.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { useServerForm } from '../ui/server-form.ts'
import { Entrance } from './entrance.tsx'
import { askPasswordReset } from './sign-in-requests.ts'

export function ForgottenPasswordPage() {
  const [sent, setSent] = useState(false)
  return (
    <Entrance>
      <section>
        <PageTitle title="Mot de passe oublié" className="entrance__title" />
        <div className="entrance__panel">
          {sent ? (
            <div role="status">
              <EmptyState
                icon={IconMailForward}
                title="Si un compte existe, un courriel est parti."
              >
                Il contient un lien pour choisir un autre mot de passe. Regardez aussi dans les
                indésirables.
              </EmptyState>
            </div>
          ) : (
            <AskForm onDone={() => setSent(true)} />
          )}
        </div>
        <TextLink to="/connexion" mt="md" display="inline-block">
          Revenir à la connexion
        </TextLink>
      </section>
    </Entrance>
  )
}

function AskForm({ onDone }: { onDone: () => void }) {
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '' } })
  const { submit, sending, error } = useServerForm(form, {
    send: ({ email }) => askPasswordReset(email),
    onDone,
  })
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          label="Votre adresse électronique"
          type="email"
          autoComplete="username"
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <FormError error={error} />
        <Button type="submit" size="md" loading={sending}>
          Recevoir un lien
        </Button>
      </Stack>
    </form>
  )
}
