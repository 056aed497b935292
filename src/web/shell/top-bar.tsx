import { ActionIcon, Kbd, Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconHelpCircle, IconSearch } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useSignedIn } from '../session/session.ts'
import { Icon } from '../ui/icon.tsx'
import { AccountMenu } from './account-menu.tsx'
import { Logo } from './logo.tsx'
import './top-bar.css'

const HelpDrawer = lazy(() =>
  import('./help-drawer.tsx').then(({ HelpDrawer: component }) => ({ default: component })),
)

type Props = {
  onSearch: () => void
}

export function TopBar({ onSearch }: Props) {
  const professional = useSignedIn().account.kind === 'professional'
  return (
    <header className="top-bar no-print">
      <Link to="/" className="top-bar__home" aria-label="Pérenne, accueil">
        <Logo />
      </Link>
      {professional && <SearchButton onOpen={onSearch} />}
      <div className="top-bar__right">
        <Help />
        <AccountMenu />
      </div>
    </header>
  )
}

const COMMAND_KEY = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl'

/** Looks like a field because that is what people look for; it opens the search of the whole application. */
function SearchButton({ onOpen }: { onOpen: () => void }) {
  return (
    <button type="button" className="top-bar__search" onClick={onOpen}>
      <Icon of={IconSearch} />
      <span className="visually-hidden">Rechercher</span>
      <span className="top-bar__search-words">Un ménage, un logement, une action</span>
      <Kbd size="sm">{COMMAND_KEY} K</Kbd>
    </button>
  )
}

function Help() {
  const [opened, { open, close }] = useDisclosure(false)
  return (
    <>
      <Tooltip label="Aide">
        <ActionIcon aria-label="Aide" onClick={open}>
          <Icon of={IconHelpCircle} size={20} />
        </ActionIcon>
      </Tooltip>
      <Suspense fallback={null}>{opened && <HelpDrawer onClose={close} />}</Suspense>
    </>
  )
}
