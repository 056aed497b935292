import { z } from 'zod'
import { CalendarDate } from '#kernel/wire.ts'

export const MoveClock = z.object({ to: CalendarDate })
export const ClockReply = z.object({ today: CalendarDate })
