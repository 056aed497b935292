import { z } from 'zod'
import { QueueKey, Today } from '#features/households/today.contract.ts'
import { Id } from '#kernel/wire.ts'

/** Where a sector stands, in dwellings. */
export const SectorQuota = z.object({
  sectorId: Id,
  name: z.string(),
  quota: z.int(),
  /** Granted over the quota by the programme lead. */
  extra: z.int(),
  signed: z.int(),
  allocated: z.int(),
  proposed: z.int(),
  reserved: z.int(),
  left: z.int(),
  over: z.int(),
})
export type SectorQuota = z.infer<typeof SectorQuota>

export const TodayDwellingsQuery = z.object({ queue: QueueKey.optional() })

/** The same queues as those of the households, for the dwellings whose holder's turn is under way. */
export const TodayDwellings = z.object({
  queues: Today.shape.queues,
  /** Empty for those who do not steer the programme. */
  quotas: z.array(SectorQuota),
})
export type TodayDwellings = z.infer<typeof TodayDwellings>
