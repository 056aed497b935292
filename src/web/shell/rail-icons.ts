import {
  IconAffiliate,
  IconArrowsJoin,
  IconBuilding,
  IconCalendar,
  IconChartBar,
  IconChecklist,
  IconFileText,
  IconFolder,
  IconHome,
  IconHomeCheck,
  IconSettings,
  IconShieldCheck,
  IconShieldLock,
  IconUsers,
} from '@tabler/icons-react'
import type { IconType } from '../ui/icon.tsx'
import type { RailKey } from './rail-entries.ts'

export const RAIL_ICONS: Readonly<Record<RailKey, IconType>> = {
  today: IconHome,
  households: IconUsers,
  dwellings: IconBuilding,
  reconciliation: IconArrowsJoin,
  allocations: IconHomeCheck,
  agenda: IconCalendar,
  network: IconAffiliate,
  programme: IconChartBar,
  calls: IconFileText,
  privacy: IconShieldLock,
  administration: IconSettings,
  integrity: IconShieldCheck,
  home: IconHome,
  people: IconUsers,
  steps: IconChecklist,
  file: IconFolder,
}
