import { Button } from '@mantine/core'
import { IconClock, IconMail } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Card } from '#web/ui/card.tsx'
import { Chip } from '#web/ui/chip.tsx'
import { formatInstant } from '#web/ui/dates.ts'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import type { OrganisationAccounts } from '../contract.ts'
import { organisationAccountsQuery, withdrawInvitation } from './account-requests.ts'

type Invitation = OrganisationAccounts['invitations'][number]

/** Links that were sent and have not served yet. */
export function InvitationsCard({ invitations }: { invitations: readonly Invitation[] }) {
  const queryClient = useQueryClient()
  const withdrawing = useMutation({
    mutationFn: withdrawInvitation,
    onSuccess: async () => {
      await queryClient.invalidateQueries(organisationAccountsQuery)
      notifyDone('Invitation retirée : son lien ne sert plus.')
    },
  })
  if (invitations.length === 0) return null
  return (
    <div style={{ marginTop: 16 }}>
      <Card title="Invitations en attente" icon={IconMail} count={invitations.length}>
        <ul className="account-lines">
          {invitations.map((invitation) => (
            <li key={invitation.id} className="account-lines__line">
              <InvitationWords invitation={invitation} />
              <Button
                variant="default"
                size="xs"
                loading={withdrawing.isPending}
                aria-label={`Retirer l’invitation de ${invitation.name}`}
                onClick={() => {
                  withdrawing.mutate(invitation.id)
                }}
              >
                Retirer
              </Button>
            </li>
          ))}
        </ul>
        <FormError error={withdrawing.error} what="L’invitation n’a pas été retirée." />
      </Card>
    </div>
  )
}

function InvitationWords({ invitation }: { invitation: Invitation }) {
  const { name, email, organisationName, roleLabel, isManager, expiresAt, expired } = invitation
  const role = [roleLabel ?? 'sans rôle', isManager && 'responsable des comptes']
  return (
    <div className="account-lines__who">
      <p className="account-lines__name">
        {name}
        {expired && (
          <Chip tone="late" icon={IconClock}>
            lien expiré
          </Chip>
        )}
      </p>
      <p className="account-lines__detail">{email}</p>
      <p className="account-lines__detail">
        {organisationName}, {role.filter(Boolean).join(', ')}
        {!expired && `, lien valable jusqu’au ${formatInstant(expiresAt)}`}
      </p>
    </div>
  )
}
