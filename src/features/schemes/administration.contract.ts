import { z } from 'zod'
import { CalendarDate, Instant } from '#kernel/wire.ts'
import { PackRow } from './contract.ts'

/** How the instance stands and who may read what: nothing of any household. */
export const Administration = z.object({
  instance: z.object({
    mode: z.enum(['demonstration', 'production']),
    initialisedAt: Instant.nullable(),
    today: CalendarDate,
    /** Days by which the programme's date is ahead of the real one. */
    clockOffsetDays: z.int(),
  }),
  roles: z.array(z.object({ code: z.string(), label: z.string() })),
  compartments: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      reducedFrom: z.string().nullable(),
      householdScopeOnly: z.boolean(),
      belongsToPerson: z.boolean(),
    }),
  ),
  rights: z.array(
    z.object({
      compartment: z.string(),
      role: z.string(),
      verb: z.enum(['read', 'write', 'propose', 'answer', 'aggregate']),
      ownBy: z.enum(['account', 'organisation']).nullable(),
      needsConsent: z.boolean(),
      conditions: z.array(z.string()),
    }),
  ),
  packs: z.array(PackRow),
})
export type Administration = z.infer<typeof Administration>
