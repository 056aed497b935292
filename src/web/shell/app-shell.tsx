import { useHotkeys } from '@mantine/hooks'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useRoutePaths } from '../route-paths.ts'
import { useSignedIn } from '../session/session.ts'
import './app-shell.css'
import { BottomBar } from './bottom-bar.tsx'
import { DemonstrationBand } from './demonstration-band.tsx'
import { OfflineBand } from './offline-band.tsx'
import { railEntries } from './rail-entries.ts'
import { Rail } from './rail.tsx'
import { TopBar } from './top-bar.tsx'

const Search = lazy(() =>
  import('./search.tsx').then(({ Search: component }) => ({ default: component })),
)

type Props = {
  children: ReactNode
}

/** What stays around every page: where one can go, who one is, what state the connection is in. */
export function AppShell({ children }: Props) {
  const { account, current, demonstration } = useSignedIn()
  const paths = useRoutePaths()
  const entries = current ? railEntries(current.role, paths) : []
  const search = useSearch()
  return (
    <div
      className="shell"
      data-reader={account.kind}
      style={demonstration ? { '--shell-band': '34px' } : undefined}
    >
      <a href="#contenu" className="skip-link">
        Aller au contenu
      </a>
      <DemonstrationBand />
      <TopBar onSearch={search.open} />
      <div className="shell__body">
        <Rail entries={entries} />
        <div className="shell__column">
          <OfflineBand />
          <main id="contenu" className="shell__page" tabIndex={-1}>
            {children}
          </main>
        </div>
      </div>
      <BottomBar entries={entries} />
      <Suspense fallback={null}>{search.wanted && <Search entries={entries} />}</Suspense>
    </div>
  )
}

/** The search is fetched the first time it is asked for; after that it opens by itself. */
function useSearch() {
  const [wanted, setWanted] = useState(false)
  const open = () => {
    if (wanted) void import('@mantine/spotlight').then(({ spotlight }) => spotlight.open())
    else setWanted(true)
  }
  useHotkeys(
    [
      [
        'mod+K',
        () => {
          if (!wanted) setWanted(true)
        },
      ],
    ],
    [],
  )
  return { wanted, open }
}
