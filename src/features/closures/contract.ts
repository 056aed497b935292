import { AUTONOMY_AXES } from '#features/action-plans/domain/autonomy-axes.ts'
import { z } from 'zod'
import { CalendarDate, HouseholdParams, Id, words } from '#kernel/wire.ts'
import { PRESENT } from './domain/closing.ts'
import { HOUSING, INCIDENTS, RENT, RESPONDENTS } from './domain/review-words.ts'

const Mark = z.int().min(1).max(4)
const Marks = z.object({
  'able-to-rent': Mark,
  'knows-renting': Mark,
  'knows-living': Mark,
  environment: Mark,
})

/** The closure meeting as it is recorded. */
export const NewClosure = z.object({
  id: Id,
  heldOn: CalendarDate,
  present: z.array(z.enum(PRESENT)).min(1).max(PRESENT.length),
  objectives: words(3000),
  remains: words(3000),
  watchPlan: words(3000),
  watchOn: CalendarDate.nullable(),
  earlyMotive: words(1000).nullable(),
  marks: Marks,
})
export type NewClosure = z.infer<typeof NewClosure>

export const RetentionEntry = z.object({
  id: Id,
  choice: z.enum(['keep', 'delete']),
  saidBy: words(120),
})
export type RetentionEntry = z.infer<typeof RetentionEntry>

export const ReviewParams = HouseholdParams.extend({ reviewRequestId: Id })

export const ReviewEntry = z.object({
  id: Id,
  housing: z.enum(HOUSING),
  rent: z.enum(RENT),
  incidents: z.enum(INCIDENTS),
  helpedBy: words(2000).nullable(),
  opinion: words(3000).nullable(),
})
export type ReviewEntry = z.infer<typeof ReviewEntry>

/** Suspended, resumed, withdrawn, ended early: beside the phase. The words stay with the prescriber's side. */
export const StateEntry = z.object({
  id: Id,
  to: z.enum(['active', 'suspended', 'withdrawn', 'ended-early']),
  on: CalendarDate,
  subjectPersonId: Id,
  /** What happened, what was tried, what should change: three plain answers, or one for a pause. */
  words: z.array(words(3000)).min(1).max(3),
})
export type StateEntry = z.infer<typeof StateEntry>

const ReviewLine = z.object({
  requestId: Id,
  respondent: z.enum(RESPONDENTS),
  askedOn: CalendarDate,
  remindedOn: z.array(CalendarDate),
  unansweredOn: CalendarDate.nullable(),
  mayAnswer: z.boolean(),
  answer: z
    .object({
      answeredOn: CalendarDate,
      housing: z.enum(HOUSING),
      rent: z.enum(RENT),
      incidents: z.enum(INCIDENTS),
      helpedBy: z.string().nullable(),
      opinion: z.string().nullable(),
      author: z.string(),
    })
    .nullable(),
})
export type ReviewLine = z.infer<typeof ReviewLine>

export const ClosureRead = z.object({
  today: CalendarDate,
  state: z.enum(['active', 'suspended', 'withdrawn', 'ended-early', 'closed']),
  /** First day without a motive; null before a lease. */
  followUpEndsOn: CalendarDate.nullable(),
  reviewDueOn: CalendarDate.nullable(),
  keepMonths: z.int().nullable(),
  closure: z
    .object({
      id: Id,
      heldOn: CalendarDate,
      present: z.array(z.enum(PRESENT)),
      objectives: z.string(),
      remains: z.string(),
      watchPlan: z.string(),
      watchOn: CalendarDate.nullable(),
      earlyMotive: z.string().nullable(),
      author: z.string(),
      marks: z.array(z.object({ axis: z.enum(AUTONOMY_AXES), mark: Mark })),
    })
    .nullable(),
  retention: z
    .object({
      choice: z.enum(['keep', 'delete']),
      saidBy: z.string(),
      saidOn: CalendarDate,
      keepUntil: CalendarDate.nullable(),
    })
    .nullable(),
  review: z.array(ReviewLine),
  exits: z.array(
    z.object({ on: CalendarDate, kind: z.string(), words: z.array(z.string()).nullable() }),
  ),
  persons: z.array(z.object({ id: Id, name: z.string() })),
  abilities: z.array(z.enum(['closure.hold', 'retention.choose', 'state.move'])),
})
export type ClosureRead = z.infer<typeof ClosureRead>
