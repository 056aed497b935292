import { z } from 'zod'
import { CalendarDate, Id } from '#kernel/wire.ts'
import { VERDICTS, WEIGHTINGS } from './domain/criterion.ts'

export const MatchParams = z.object({ vacancyId: Id })
export const NewRun = z.object({ id: Id })

const Criterion = z.object({
  name: z.string(),
  verdict: z.enum(VERDICTS),
  importance: z.enum(WEIGHTINGS),
  /** The facts that it comes from, in words; never a cause. */
  because: z.array(z.string()),
})

/** Households that wait, in an order that is said and that decides nothing. */
export const Matching = z.object({
  order: z.string(),
  candidates: z.array(
    z.object({
      householdId: Id,
      name: z.string(),
      fileNumber: z.string(),
      since: CalendarDate,
      /** Constraints and indispensables that are not met (count). */
      excludedBy: z.int(),
      isChoosable: z.boolean(),
      criteria: z.array(Criterion),
      explanation: z.string(),
    }),
  ),
})
export type Matching = z.infer<typeof Matching>

/** Rules of the database that a person can meet when she asks. */
export type MatchRefusal = 'match-runs-used' | 'protected-exclusion'
