import { Button, Checkbox, Group, Select, Stack, TextInput } from '@mantine/core'
import { useForm, type UseFormReturnType } from '@mantine/form'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Role } from '#kernel/roles.ts'
import { fieldSentence } from '#web/errors.fr.ts'
import { newId } from '#web/new-id.ts'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import type { OrganisationAccounts } from '../contract.ts'
import {
  organisationAccountsQuery,
  organisationNamesQuery,
  sendInvitation,
} from './account-requests.ts'

type Props = {
  readonly desk: OrganisationAccounts
  readonly onClose: () => void
}

type Values = {
  name: string
  email: string
  role: string
  isManager: boolean
  organisationId: string
}
type InviteForm = UseFormReturnType<Values>

/** A link by mail, which serves once. Technical administration chooses the organisation, never the role. */
export function InviteDrawer({ desk, onClose }: Props) {
  return (
    <SideDrawer onClose={onClose} title="Inviter quelqu’un">
      <InviteFields desk={desk} onClose={onClose} />
    </SideDrawer>
  )
}

function useInvitation(withRole: boolean, onClose: () => void) {
  const [id] = useState(newId)
  const queryClient = useQueryClient()
  const form = useForm<Values>({
    initialValues: { name: '', email: '', role: '', isManager: false, organisationId: '' },
    validate: {
      role: (role) => (withRole && role === '' ? fieldSentence('required') : null),
      organisationId: (chosen) => (!withRole && chosen === '' ? fieldSentence('required') : null),
    },
  })
  const sending = useServerForm(form, {
    send: ({ name, email, role, isManager, organisationId }) =>
      sendInvitation({
        id,
        name,
        email,
        role: withRole ? (role as Role) : null,
        isManager: withRole && isManager,
        ...(!withRole && { organisationId }),
      }),
    onDone: async () => {
      await queryClient.invalidateQueries(organisationAccountsQuery)
      notifyDone('Invitation envoyée par courriel.')
      onClose()
    },
  })
  return { form, ...sending }
}

function InviteFields({ desk, onClose }: Props) {
  const withRole = desk.abilities.includes('account.invite')
  const { form, submit, sending, error } = useInvitation(withRole, onClose)
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput label="Prénom et nom" autoComplete="off" {...form.getInputProps('name')} />
        <TextInput
          label="Adresse professionnelle"
          type="email"
          autoComplete="off"
          {...form.getInputProps('email')}
        />
        {withRole ? <RoleFields desk={desk} form={form} /> : <OrganisationField form={form} />}
        <FormError error={error} what="L’invitation n’est pas partie." />
        <Group>
          <Button type="submit" loading={sending}>
            Envoyer l’invitation
          </Button>
          <Button variant="default" onClick={onClose}>
            Annuler
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function RoleFields({ desk, form }: { desk: OrganisationAccounts; form: InviteForm }) {
  return (
    <>
      <Select
        label="Rôle"
        data={desk.roles.map(({ code, label }) => ({ value: code, label }))}
        {...form.getInputProps('role')}
      />
      <Checkbox
        label="Gérera aussi les comptes de l’organisation"
        {...form.getInputProps('isManager', { type: 'checkbox' })}
      />
    </>
  )
}

function OrganisationField({ form }: { form: InviteForm }) {
  const { data } = useQuery(organisationNamesQuery)
  return (
    <Select
      label="Organisation"
      description="Son responsable donnera un rôle à la personne"
      searchable
      data={(data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      {...form.getInputProps('organisationId')}
    />
  )
}
