import { Menu } from '@mantine/core'
import { IconFlask } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { changeDemonstrationAccount } from '../session/session-actions.ts'
import { type DemonstrationAccount, useSession } from '../session/session.ts'
import { formatLongDay } from '../ui/dates.ts'
import { Icon } from '../ui/icon.tsx'
import './bands.css'

/** In a demonstration, always said: nobody here exists, and the programme has its own date. */
export function DemonstrationBand() {
  const session = useSession()
  if (!session.demonstration) return null
  const { today, accounts } = session.demonstration
  return (
    <aside className="band no-print" aria-label="Démonstration">
      <Icon of={IconFlask} size={16} />
      <p>
        <strong>Démonstration, personnes inventées</strong> <span>{formatLongDay(today)}</span>
      </p>
      {session.signedIn && (
        <div className="band__action">
          {session.abilities.includes('clock.move') && (
            <Link to="/demonstration">Avancer la date</Link>
          )}
          <AccountChoice accounts={accounts} currentId={session.account.id} />
        </div>
      )}
    </aside>
  )
}

type ChoiceProps = {
  accounts: readonly DemonstrationAccount[]
  currentId: string
}

function AccountChoice({ accounts, currentId }: ChoiceProps) {
  return (
    <Menu width={340}>
      <Menu.Target>
        <button type="button">Changer de rôle</button>
      </Menu.Target>
      <Menu.Dropdown mah="70dvh" style={{ overflowY: 'auto' }}>
        {accounts.map(({ id, roleLabel, name, organisation }) => (
          <Menu.Item
            key={id}
            disabled={id === currentId}
            onClick={() => void changeDemonstrationAccount(id)}
          >
            {roleLabel}
            <br />
            <small>{[name, organisation].filter(Boolean).join(', ')}</small>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
