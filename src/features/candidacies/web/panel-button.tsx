import type { ButtonProps } from '@mantine/core'
import { LinkButton } from '#web/ui/links.tsx'
import type { Panel } from './candidacy-search.ts'

type Props = ButtonProps & {
  readonly householdId: string
  readonly panel: Panel
}

/** Opens a drawer of the tab: an address, so that Back closes it. */
export function PanelButton({ householdId, panel, ...props }: Props) {
  return (
    <LinkButton
      to="/menages/$householdId/candidatures"
      params={{ householdId }}
      search={{ ouvrir: panel }}
      {...props}
    />
  )
}
