import { Button, Group, Modal } from '@mantine/core'
import { IconCheck, IconClock } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Chip } from '#web/ui/chip.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import type { OrganisationAccount } from '../contract.ts'
import { changeRole, organisationAccountsQuery } from './account-requests.ts'

type HeldRole = OrganisationAccount['roles'][number]

type Props = {
  readonly account: OrganisationAccount
  readonly mayConfirm: boolean
}

export function AccountRoles({ account, mayConfirm }: Props) {
  return (
    <ul className="account-roles" aria-label={`Rôles de ${account.name}`}>
      {account.roles.length === 0 && (
        <li className="account-roles__role">
          <Chip tone="todo" icon={IconClock}>
            attend un rôle
          </Chip>
        </li>
      )}
      {account.roles.map((role) => (
        <li key={role.id} className="account-roles__role">
          {role.roleLabel}
          {role.isManager && role.state !== 'ended' && <Chip>responsable des comptes</Chip>}
          <RoleState role={role} />
          {mayConfirm && role.state !== 'ended' && <RoleActions role={role} account={account} />}
        </li>
      ))}
    </ul>
  )
}

function RoleState({ role }: { role: HeldRole }) {
  switch (role.state) {
    case 'waiting':
      return (
        <Chip tone="todo" icon={IconClock}>
          à confirmer
        </Chip>
      )
    case 'live':
      return (
        <Chip tone="accent" icon={IconCheck}>
          depuis le {formatDay(role.startsOn)}
        </Chip>
      )
    case 'ended':
      return <Chip>terminé{role.endsOn !== null && ` le ${formatDay(role.endsOn)}`}</Chip>
  }
}

type ActionsProps = { readonly role: HeldRole; readonly account: OrganisationAccount }

function useRoleChange(role: HeldRole, said: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (change: 'confirm' | 'end') => changeRole(role.id, change),
    onSuccess: async () => {
      await queryClient.invalidateQueries(organisationAccountsQuery)
      notifyDone(said)
    },
  })
}

function RoleActions({ role, account }: ActionsProps) {
  const [ending, setEnding] = useState(false)
  const confirming = useRoleChange(role, 'Rôle confirmé.')
  return (
    <>
      {role.state === 'waiting' && !account.isMe && (
        <Button
          size="compact-sm"
          loading={confirming.isPending}
          aria-label={`Confirmer ${role.roleLabel} pour ${account.name}`}
          onClick={() => {
            confirming.mutate('confirm')
          }}
        >
          Confirmer
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="subtle"
        aria-label={`Mettre fin à ${role.roleLabel} pour ${account.name}`}
        onClick={() => {
          setEnding(true)
        }}
      >
        Mettre fin
      </Button>
      <FormError error={confirming.error} what="Le rôle n’a pas été confirmé." />
      {ending && (
        <EndDialog
          role={role}
          account={account}
          onClose={() => {
            setEnding(false)
          }}
        />
      )}
    </>
  )
}

/** What ends at once is said before it does. */
function EndDialog({ role, account, onClose }: ActionsProps & { readonly onClose: () => void }) {
  const ending = useRoleChange(role, 'Rôle terminé.')
  return (
    <Modal opened onClose={onClose} title={`Mettre fin à ce rôle de ${account.name} ?`}>
      <p className="account-text">
        {account.name} ne pourra plus agir comme <strong>{role.roleLabel}</strong>. Ses connexions
        ouvertes dans ce rôle se ferment tout de suite. Ce qui a été écrit reste.
      </p>
      <FormError error={ending.error} what="Le rôle n’est pas terminé." />
      <Group mt="md">
        <Button
          color="brick"
          loading={ending.isPending}
          onClick={() => {
            ending.mutate('end', { onSuccess: onClose })
          }}
        >
          Mettre fin au rôle
        </Button>
        <Button variant="default" onClick={onClose}>
          Annuler
        </Button>
      </Group>
    </Modal>
  )
}
