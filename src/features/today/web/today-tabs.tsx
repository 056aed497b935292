import { TabLink, TabLinks } from '#web/ui/tab-links.tsx'
import type { Counts } from './today-words.ts'

type Props = {
  readonly counts: Counts | undefined
  readonly meetings: number | undefined
}

/** Tabs filter one list; each is an address. */
export function TodayTabs({ counts, meetings }: Props) {
  const all =
    counts && meetings !== undefined
      ? counts.late + counts.todo + counts.waiting + meetings
      : undefined
  return (
    <TabLinks label="Files d’attente">
      <TabLink to="/aujourdhui" search={{}} activeOptions={EXACT} count={all}>
        Tout
      </TabLink>
      <TabLink to="/aujourdhui" search={{ file: 'retard' }} count={counts?.late} tone="late">
        En retard
      </TabLink>
      <TabLink to="/aujourdhui" search={{ file: 'a-faire' }} count={counts?.todo} tone="todo">
        À faire
      </TabLink>
      <TabLink to="/aujourdhui" search={{ file: 'en-attente' }} count={counts?.waiting} tone="wait">
        En attente d’un partenaire
      </TabLink>
      <TabLink to="/aujourdhui" search={{ file: 'rendez-vous' }} count={meetings}>
        Rendez-vous du jour
      </TabLink>
    </TabLinks>
  )
}

const EXACT = { exact: true, explicitUndefined: true } as const
