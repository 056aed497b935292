import { IconClock, IconHourglass } from '@tabler/icons-react'
import { Chip } from './chip.tsx'
import { dueOf, type DueInput, type DueState } from './due.ts'
import type { IconType } from './icon.tsx'
import type { Tone } from './tone.ts'

const LOOK: Record<DueState, { tone: Tone; icon?: IconType }> = {
  late: { tone: 'late', icon: IconClock },
  soon: { tone: 'todo', icon: IconClock },
  later: { tone: 'neutral' },
  waiting: { tone: 'wait', icon: IconHourglass },
  'waiting-late': { tone: 'late', icon: IconHourglass },
}

/** When it must be done, counted in working days by the server. */
export function DueChip(due: DueInput) {
  const { state, words } = dueOf(due)
  return <Chip {...LOOK[state]}>{words}</Chip>
}
