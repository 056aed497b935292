import { Button } from '@mantine/core'
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { Card } from '#web/ui/card.tsx'
import { Chip } from '#web/ui/chip.tsx'
import { formatInstant } from '#web/ui/dates.ts'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { counted } from '#web/ui/typo.ts'
import type { OwnAccount } from '../contract.ts'
import { deviceWords } from '../domain/device-words.ts'
import { ownAccountQuery } from './account-requests.ts'

type OwnSession = OwnAccount['sessions'][number]

function useClosing() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (path: string) =>
      api<{ closed: number }>({ method: 'DELETE', url: `/api/account/sessions${path}` }),
    onSuccess: async ({ closed }) => {
      await queryClient.invalidateQueries(ownAccountQuery)
      notifyDone(`${counted(closed, 'connexion fermée', 'connexions fermées')}.`)
    },
  })
}

/** Where this account is open, so that its holder may close what they do not recognise. */
export function SessionsCard({ sessions }: { sessions: readonly OwnSession[] }) {
  const closing = useClosing()
  return (
    <Card title="Connexions ouvertes" count={sessions.length}>
      <ul className="account-lines">
        {sessions.map((session) => (
          <SessionLine
            key={session.id}
            session={session}
            disabled={closing.isPending}
            onClose={() => {
              closing.mutate(`/${session.id}`)
            }}
          />
        ))}
      </ul>
      <FormError error={closing.error} what="La connexion n’a pas été fermée." />
      {sessions.length > 1 && (
        <Button
          mt="sm"
          variant="default"
          loading={closing.isPending}
          onClick={() => {
            closing.mutate('')
          }}
        >
          Fermer toutes les autres
        </Button>
      )}
    </Card>
  )
}

type LineProps = {
  readonly session: OwnSession
  readonly disabled: boolean
  readonly onClose: () => void
}

function SessionLine({ session, disabled, onClose }: LineProps) {
  const words = deviceWords(session.userAgent)
  const isPersonal = session.device === 'personal'
  return (
    <li className="account-lines__line">
      <div className="account-lines__who">
        <p className="account-lines__name">
          {words}
          <Chip icon={isPersonal ? IconDeviceMobile : IconDeviceDesktop}>
            {isPersonal ? 'appareil personnel' : 'poste partagé'}
          </Chip>
        </p>
        <p className="account-lines__detail">
          Ouverte le {formatInstant(session.startedAt)}, active le{' '}
          {formatInstant(session.lastSeenAt)}
        </p>
      </div>
      {session.current ? (
        <Chip tone="accent">cette connexion</Chip>
      ) : (
        <Button
          variant="default"
          size="xs"
          disabled={disabled}
          aria-label={`Fermer la connexion ${words}`}
          onClick={onClose}
        >
          Fermer
        </Button>
      )}
    </li>
  )
}
