import { Button, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconKey } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { Card } from '#web/ui/card.tsx'
import { Chip } from '#web/ui/chip.tsx'
import { dayOf, formatDay } from '#web/ui/dates.ts'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import type { OwnAccount } from '../contract.ts'
import { ownAccountQuery } from './account-requests.ts'
import { canCreatePasskeys, createPasskey } from './create-passkey.ts'

type Passkey = OwnAccount['passkeys'][number]

/** Keys that a telephone or a computer keeps: one gesture replaces the password and the code. */
export function PasskeysCard({ passkeys }: { passkeys: readonly Passkey[] }) {
  return (
    <Card title="Clés d’accès" icon={IconKey} count={passkeys.length}>
      <p className="account-text">
        Une empreinte, un visage ou le code de l’appareil suffit alors pour entrer.
      </p>
      <PasskeyLines passkeys={passkeys} />
      {canCreatePasskeys ? (
        <NewPasskeyForm />
      ) : (
        <p className="account-text">Ce navigateur ne sait pas créer de clé d’accès.</p>
      )}
    </Card>
  )
}

function PasskeyLines({ passkeys }: { passkeys: readonly Passkey[] }) {
  const queryClient = useQueryClient()
  const removing = useMutation({
    mutationFn: (id: string) => api({ method: 'DELETE', url: `/api/account/passkeys/${id}` }),
    onSuccess: async () => {
      await queryClient.invalidateQueries(ownAccountQuery)
      notifyDone('Clé d’accès retirée.')
    },
  })
  return (
    <>
      <ul className="account-lines">
        {passkeys.map(({ id, name, createdAt, backedUp }) => (
          <li key={id} className="account-lines__line">
            <div className="account-lines__who">
              <p className="account-lines__name">
                {name ?? 'Clé sans nom'}
                {backedUp && <Chip>synchronisée</Chip>}
              </p>
              {createdAt !== null && (
                <p className="account-lines__detail">Ajoutée le {formatDay(dayOf(createdAt))}</p>
              )}
            </div>
            <Button
              variant="default"
              size="xs"
              loading={removing.isPending}
              aria-label={`Retirer ${name ?? 'la clé sans nom'}`}
              onClick={() => {
                removing.mutate(id)
              }}
            >
              Retirer
            </Button>
          </li>
        ))}
      </ul>
      <FormError error={removing.error} what="La clé n’a pas été retirée." />
    </>
  )
}

function NewPasskeyForm() {
  const queryClient = useQueryClient()
  const form = useForm({ mode: 'uncontrolled', initialValues: { name: '' } })
  const { submit, sending, error } = useServerForm(form, {
    send: ({ name }) => createPasskey(name),
    onDone: async () => {
      form.reset()
      await queryClient.invalidateQueries(ownAccountQuery)
      notifyDone('Clé d’accès ajoutée.')
    },
  })
  return (
    <form onSubmit={submit} noValidate>
      <Stack mt="sm">
        <TextInput
          label="Nom de la nouvelle clé"
          placeholder="Téléphone, ordinateur du bureau…"
          maxLength={60}
          key={form.key('name')}
          {...form.getInputProps('name')}
        />
        <FormError error={error} what="La clé n’a pas été créée." />
        <Button type="submit" variant="default" loading={sending} style={{ alignSelf: 'start' }}>
          Créer une clé d’accès
        </Button>
      </Stack>
    </form>
  )
}
