import { z } from 'zod'
import { CalendarDate, Id } from '#kernel/wire.ts'
import { QUEUE_KEYS } from './domain/queues.ts'

export const QueueKey = z.enum(QUEUE_KEYS)
export type QueueKey = z.infer<typeof QueueKey>

/** One line: one household or vacancy, in one queue only. */
export const QueueItem = z.object({
  id: z.string(),
  subject: z.enum(['household', 'vacancy']),
  /** The household or vacancy that the line opens. */
  subjectId: Id,
  name: z.string(),
  birthDate: CalendarDate.nullable(),
  adults: z.int().nullable(),
  children: z.int().nullable(),
  place: z.string().nullable(),
  phase: z.int().nullable(),
  /** Last day of the emergency lane while it is open: such a line comes first. */
  emergencyUntil: CalendarDate.optional(),
  what: z.string(),
  action: z.string(),
  /** Working days that are left; negative when late; null without a delay. */
  dueInWorkingDays: z.int().nullable(),
  sinceDays: z.int(),
})
export type QueueItem = z.infer<typeof QueueItem>

export const TodayQuery = z.object({ queue: QueueKey.optional() })

export const Today = z.object({
  today: CalendarDate,
  queues: z.array(z.object({ key: QueueKey, count: z.int(), items: z.array(QueueItem) })),
})
export type Today = z.infer<typeof Today>
