import {
  IconBriefcase,
  IconBuildingStore,
  IconBus,
  IconDisabled,
  IconDoor,
  IconEar,
  IconHeart,
  IconMapPin,
  IconParking,
  IconPaw,
  IconPlant2,
  IconRuler2,
  IconSchool,
  IconStairs,
  IconWifi,
} from '@tabler/icons-react'
import type { IconType } from '#web/ui/icon.tsx'
import type { Criterion } from '../domain/criteria.ts'

export const NEED_ICONS: Readonly<Record<Criterion, IconType>> = {
  typology: IconDoor,
  commune: IconMapPin,
  area: IconRuler2,
  floor: IconStairs,
  accessibility: IconDisabled,
  noise: IconEar,
  outdoor: IconPlant2,
  animals: IconPaw,
  parking: IconParking,
  digital: IconWifi,
  school: IconSchool,
  work: IconBriefcase,
  relatives: IconHeart,
  transport: IconBus,
  services: IconBuildingStore,
}
