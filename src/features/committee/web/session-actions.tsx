import { IconDoor, IconPencil, IconSend, IconSignature } from '@tabler/icons-react'
import { Button } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { Icon, type IconType } from '#web/ui/icon.tsx'
import { ErrorCard } from '#web/ui/error-card.tsx'
import type { SessionRead } from '../contract.ts'
import { acts, useAct } from './committee-queries.ts'
import type { SessionPanel } from './session-search.ts'

const route = getRouteApi('/shell/attributions/commissions/$sessionId')

/** What the reader may do with the session now: at most two buttons. */
export function SessionActions({ session }: { session: SessionRead }) {
  if (session.abilities.includes('committee.sign')) {
    return <Panel to="signer" icon={IconSignature} label="Signer le procès-verbal" filled />
  }
  if (!session.abilities.includes('committee.write')) return null
  switch (session.state) {
    case 'drafted':
      return (
        <>
          <Panel to="modifier" icon={IconPencil} label="Modifier" />
          {session.items.length > 0 && (
            <Panel to="convoquer" icon={IconSend} label="Convoquer" filled />
          )}
        </>
      )
    case 'convoked':
      return (
        <>
          <Panel to="annuler" label="Annuler la séance" />
          {session.heldOn <= session.today && (
            <Panel to="ouvrir" icon={IconDoor} label="Ouvrir la séance" filled />
          )}
        </>
      )
    case 'open':
      return <CloseSession session={session} />
    case 'closed':
    case 'signed':
    case 'cancelled':
      return null
  }
}

type PanelProps = {
  readonly to: SessionPanel
  readonly label: string
  readonly icon?: IconType
  readonly filled?: true
}

function Panel({ to, label, icon, filled }: PanelProps) {
  const navigate = route.useNavigate()
  return (
    <Button
      {...(!filled && { variant: 'default' })}
      {...(icon && { leftSection: <Icon of={icon} size={17} /> })}
      onClick={() => void navigate({ search: (before) => ({ ...before, volet: to }) })}
    >
      {label}
    </Button>
  )
}

function CloseSession({ session }: { session: SessionRead }) {
  const { act, busy, error } = useAct(session.id)
  const isDone = session.items.every(({ state }) => state === 'closed' || state === 'postponed')
  return (
    <>
      {error !== null && <ErrorCard what="La séance n’est pas levée." error={error} />}
      {isDone && (
        <Button
          loading={busy}
          onClick={() => {
            act(acts.close())
          }}
        >
          Lever la séance
        </Button>
      )}
    </>
  )
}
