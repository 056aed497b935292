import { Button, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { getRouteApi } from '@tanstack/react-router'
import { FormError } from '../ui/form-error.tsx'
import { notifyDone } from '../ui/notify.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { useServerForm } from '../ui/server-form.ts'
import { Entrance } from './entrance.tsx'
import { NewPasswordInput } from './new-password-input.tsx'
import { sendNewPassword } from './sign-in-requests.ts'

const route = getRouteApi('/mot-de-passe/$token')

/** Reached by the link of a mail, which serves once. */
export function NewPasswordPage() {
  const { token } = route.useParams()
  const navigate = route.useNavigate()
  const form = useForm({ mode: 'uncontrolled', initialValues: { password: '' } })
  const { submit, sending, error } = useServerForm(form, {
    send: ({ password }) => sendNewPassword(token, password),
    onDone: () => {
      notifyDone('Mot de passe changé. Connectez-vous avec le nouveau.')
      return navigate({ to: '/connexion' })
    },
  })
  return (
    <Entrance>
      <section>
        <PageTitle title="Nouveau mot de passe" className="entrance__title" />
        <form className="entrance__panel" onSubmit={submit} noValidate>
          <Stack>
            <NewPasswordInput key={form.key('password')} {...form.getInputProps('password')} />
            <FormError error={error} what="Le mot de passe n’a pas été changé." />
            <Button type="submit" size="md" loading={sending}>
              Garder ce mot de passe
            </Button>
          </Stack>
        </form>
      </section>
    </Entrance>
  )
}
