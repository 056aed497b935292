import { z } from 'zod'
import { CalendarDate, Id, line, words } from '#kernel/wire.ts'
import { EMERGENCY_STEPS } from './domain/emergency.ts'

/** D10: a step of the emergency lane, with why and who decided. */
export const EmergencyEntry = z.object({
  id: Id,
  step: z.enum(EMERGENCY_STEPS),
  until: CalendarDate.nullable(),
  motive: words(1000),
  decider: line(120),
})
export type EmergencyEntry = z.infer<typeof EmergencyEntry>

/** The steps of all lanes, newest first; the longest lane that may be opened today. */
export const EmergencyRead = z.object({
  steps: z.array(EmergencyEntry.extend({ decidedOn: CalendarDate })),
  latestUntil: CalendarDate.nullable(),
})
export type EmergencyRead = z.infer<typeof EmergencyRead>
