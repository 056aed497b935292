import { Button, Checkbox, Group, Select, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Role } from '#kernel/roles.ts'
import { fieldSentence } from '#web/errors.fr.ts'
import { newId } from '#web/new-id.ts'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import type { OrganisationAccount, OrganisationAccounts } from '../contract.ts'
import { giveRole, organisationAccountsQuery } from './account-requests.ts'

type Props = {
  readonly roles: OrganisationAccounts['roles']
  readonly account: OrganisationAccount
  readonly onClose: () => void
}

/** One more role for somebody of the organisation: given and confirmed in one gesture by its manager. */
export function RoleDrawer({ roles, account, onClose }: Props) {
  return (
    <SideDrawer onClose={onClose} title={`Donner un rôle à ${account.name}`}>
      <RoleForm roles={roles} account={account} onClose={onClose} />
    </SideDrawer>
  )
}

function useGift(account: OrganisationAccount, onClose: () => void) {
  const [id] = useState(newId)
  const queryClient = useQueryClient()
  const form = useForm({
    initialValues: { role: '', isManager: false },
    validate: { role: (role) => (role === '' ? fieldSentence('required') : null) },
  })
  const sending = useServerForm(form, {
    send: ({ role, isManager }) =>
      giveRole({ id, accountId: account.accountId, role: role as Role, isManager }),
    onDone: async () => {
      await queryClient.invalidateQueries(organisationAccountsQuery)
      notifyDone('Rôle donné.')
      onClose()
    },
  })
  return { form, ...sending }
}

function RoleForm({ roles, account, onClose }: Props) {
  const { form, submit, sending, error } = useGift(account, onClose)
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Select
          label="Rôle"
          data={roles.map(({ code, label }) => ({ value: code, label }))}
          {...form.getInputProps('role')}
        />
        <Checkbox
          label="Gérera aussi les comptes de l’organisation"
          {...form.getInputProps('isManager', { type: 'checkbox' })}
        />
        <FormError error={error} what="Le rôle n’a pas été donné." />
        <Group>
          <Button type="submit" loading={sending}>
            Donner ce rôle
          </Button>
          <Button variant="default" onClick={onClose}>
            Annuler
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
