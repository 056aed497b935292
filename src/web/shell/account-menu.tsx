import { Menu, useMantineColorScheme } from '@mantine/core'
import {
  IconBuildingCommunity,
  IconCheck,
  IconDeviceDesktop,
  IconLogout,
  IconMoon,
  IconSun,
  IconUserCog,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useRoutePaths } from '../route-paths.ts'
import { chooseMembership, signOut } from '../session/session-actions.ts'
import { type SignedIn, useSignedIn } from '../session/session.ts'
import { Icon } from '../ui/icon.tsx'
import { Initials } from '../ui/initials.tsx'

const ACCOUNT_PATH = '/mon-compte'

/** Who I am, for which organisation; change it, change the theme, leave. */
export function AccountMenu() {
  const session = useSignedIn()
  const hasAccountPage = useRoutePaths().has(ACCOUNT_PATH)
  return (
    <Menu width={300}>
      <Menu.Target>
        <button type="button" className="account-button">
          <Initials name={session.account.name} />
          <span className="account-button__words">
            <span className="account-button__name">{session.account.name}</span>
            <span className="account-button__role">{roleOf(session)}</span>
          </span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{wordsOf(session)}</Menu.Label>
        <Memberships session={session} />
        <Themes />
        <Menu.Divider />
        {hasAccountPage && (
          <Menu.Item component={Link} to={ACCOUNT_PATH} leftSection={<Icon of={IconUserCog} />}>
            Mon compte
          </Menu.Item>
        )}
        <Menu.Item leftSection={<Icon of={IconLogout} />} onClick={() => void signOut()}>
          Se déconnecter
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function roleOf({ account, current }: SignedIn): string {
  const organisation = account.kind === 'professional' && current?.organisationName
  return [current?.roleLabel, organisation].filter(Boolean).join(', ')
}

function wordsOf(session: SignedIn): string {
  return [session.account.name, roleOf(session)].filter(Boolean).join(', ')
}

/** A person may act for several organisations: one at a time, and always said. */
function Memberships({ session: { memberships, current } }: { session: SignedIn }) {
  if (memberships.length < 2) return null
  return (
    <>
      <Menu.Divider />
      <Menu.Label>Agir pour</Menu.Label>
      {memberships.map(({ id, roleLabel, organisationName }) => (
        <Menu.Item
          key={id}
          leftSection={<Icon of={IconBuildingCommunity} />}
          rightSection={id === current?.membershipId && <Icon of={IconCheck} size={16} />}
          aria-current={id === current?.membershipId || undefined}
          onClick={() => void chooseMembership(id)}
        >
          {organisationName}
          <br />
          <small>{roleLabel}</small>
        </Menu.Item>
      ))}
    </>
  )
}

const THEMES = [
  { scheme: 'auto', label: 'Comme l’appareil', icon: IconDeviceDesktop },
  { scheme: 'light', label: 'Clair', icon: IconSun },
  { scheme: 'dark', label: 'Sombre', icon: IconMoon },
] as const

function Themes() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <>
      <Menu.Divider />
      <Menu.Label>Apparence</Menu.Label>
      {THEMES.map(({ scheme, label, icon }) => (
        <Menu.Item
          key={scheme}
          closeMenuOnClick={false}
          leftSection={<Icon of={icon} />}
          rightSection={colorScheme === scheme && <Icon of={IconCheck} size={16} />}
          aria-current={colorScheme === scheme || undefined}
          onClick={() => {
            setColorScheme(scheme)
          }}
        >
          {label}
        </Menu.Item>
      ))}
    </>
  )
}
