import {
  IconClipboardCheck,
  IconFileCheck,
  IconInfoCircle,
  IconQuote,
  IconUserPlus,
} from '@tabler/icons-react'
import { Card } from '#web/ui/card.tsx'
import type { IconType } from '#web/ui/icon.tsx'
import { Timeline, type TimelineEvent } from '#web/ui/timeline.tsx'
import type { Tone } from '#web/ui/tone.ts'
import { counted } from '#web/ui/typo.ts'
import type { HouseholdRead, TimelineEvent as HouseholdEvent } from '../contract.ts'
import { SEEN_BY_EACH } from './blocks.ts'

const LOOKS: Record<HouseholdEvent['kind'], { icon: IconType; tone: Tone }> = {
  notice: { icon: IconInfoCircle, tone: 'neutral' },
  'referral-sent': { icon: IconFileCheck, tone: 'accent' },
  adhesion: { icon: IconQuote, tone: 'accent' },
  eligibility: { icon: IconClipboardCheck, tone: 'accent' },
  assignment: { icon: IconUserPlus, tone: 'neutral' },
}

/** One thread of what happened; arrivals of several people in a row fold into one line. */
export function HistoryCard({ household: { events } }: { household: HouseholdRead }) {
  return (
    <Card title="Fil des événements" seenBy={SEEN_BY_EACH}>
      <Timeline
        events={events.map(toLine)}
        burstTitle={(burst) => `${counted(burst.length, 'personne')} ont rejoint le dossier`}
      />
    </Card>
  )
}

function toLine({ id, kind, on, title, detail }: HouseholdEvent): TimelineEvent {
  return {
    id,
    on,
    title,
    detail,
    ...LOOKS[kind],
    ...(kind === 'assignment' && { burst: kind }),
  }
}
