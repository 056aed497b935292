import { IconUrgent } from '@tabler/icons-react'
import { Chip } from '#web/ui/chip.tsx'
import { formatShortDay } from '#web/ui/dates.ts'
import type { HouseholdRead } from '../contract.ts'

/** D10: seen from the head of the page, as long as the lane is open, and once it has stopped until somebody settles it. */
export function EmergencyChip({ household: { emergency } }: { household: HouseholdRead }) {
  if (emergency === null) return null
  const day = formatShortDay(emergency.until)
  return emergency.state === 'live' ? (
    <Chip tone="late" icon={IconUrgent}>
      urgence jusqu’au {day}
    </Chip>
  ) : (
    <Chip tone="todo" icon={IconUrgent}>
      urgence arrêtée le {day}
    </Chip>
  )
}
