import { useRoutePaths } from '../route-paths.ts'
import { useSignedIn } from '../session/session.ts'

type Tab = {
  readonly to: string
  readonly label: string
  /** The ability without which the tab is not shown. */
  readonly may: string
}

/** In the order of the screen. A tab appears as soon as its page exists. */
const TABS: readonly Tab[] = [
  { to: '/programme/ensemble', label: 'Vue d’ensemble', may: 'programme.read' },
  { to: '/programme/quotas', label: 'Quotas', may: 'rules.read' },
  { to: '/programme/argent', label: 'Argent', may: 'funding.read' },
  { to: '/programme/indicateurs', label: 'Indicateurs', may: 'indicator.read' },
  { to: '/programme/regles', label: 'Règles', may: 'rules.read' },
]

/** The tabs that the reader may open: a role without a right meets no dead entry. */
export function useProgrammeTabs(): readonly Tab[] {
  const paths = useRoutePaths()
  const { abilities } = useSignedIn()
  return TABS.filter(({ to, may }) => paths.has(to) && abilities.includes(may))
}
