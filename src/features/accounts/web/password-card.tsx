import { Button, PasswordInput, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { Card } from '#web/ui/card.tsx'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import { ownAccountQuery } from './account-requests.ts'

/** Changing the password closes every other session. */
export function PasswordCard() {
  const queryClient = useQueryClient()
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { currentPassword: '', password: '' },
  })
  const { submit, sending, error } = useServerForm(form, {
    send: (body) => api({ method: 'POST', url: '/api/account/password', body }),
    onDone: async () => {
      form.reset()
      await queryClient.invalidateQueries(ownAccountQuery)
      notifyDone('Mot de passe changé. Vos autres connexions sont fermées.')
    },
  })
  return (
    <Card title="Mot de passe">
      <form onSubmit={submit} noValidate>
        <Stack>
          <PasswordInput
            label="Mot de passe actuel"
            autoComplete="current-password"
            key={form.key('currentPassword')}
            {...form.getInputProps('currentPassword')}
          />
          <PasswordInput
            label="Nouveau mot de passe"
            description="Douze caractères au moins. Une phrase de plusieurs mots se retient bien"
            autoComplete="new-password"
            key={form.key('password')}
            {...form.getInputProps('password')}
          />
          <FormError error={error} what="Le mot de passe n’a pas été changé." />
          <Button type="submit" loading={sending} style={{ alignSelf: 'start' }}>
            Changer de mot de passe
          </Button>
        </Stack>
      </form>
    </Card>
  )
}
