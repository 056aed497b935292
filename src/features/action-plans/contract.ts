import { z } from 'zod'
import { CalendarDate, HouseholdParams, Id, Instant, Version, words } from '#kernel/wire.ts'
import { AUTONOMY_AXES } from './domain/autonomy-axes.ts'
import { OBJECTIVE_STATUSES, PLAN_PARTIES, REVIEW_PRESENT } from './domain/plan-rules.ts'

const Long = words(3000)

export const PlanEntry = z.object({
  metOn: CalendarDate,
  startsOn: CalendarDate,
  months: z.int().min(1).max(36),
  steps: Long,
  organisations: Long,
  householdExpects: Long,
  workerExpects: Long,
  referentExpects: Long,
  /** Of the plan that was read; null for the first one. */
  version: Version.nullable(),
})
export type PlanEntry = z.infer<typeof PlanEntry>

export const ObjectiveParams = HouseholdParams.extend({ objectiveId: Id })
const Objective = z.object({
  axis: z.enum(AUTONOMY_AXES),
  what: words(600),
  dueOn: CalendarDate.nullable(),
  howKnown: words(600).nullable(),
  helpedBy: words(300).nullable(),
})
export const NewObjective = Objective.extend({ id: Id, isOwn: z.boolean() }).superRefine(
  (entry, refuse) => {
    if (entry.isOwn) return
    for (const path of ['dueOn', 'howKnown', 'helpedBy'] as const)
      if (entry[path] === null)
        refuse.addIssue({ code: 'custom', path: [path], message: 'required' })
  },
)
export type NewObjective = z.infer<typeof NewObjective>
export const ObjectiveChange = Objective.extend({
  status: z.enum(OBJECTIVE_STATUSES),
  statusReason: words(600).nullable(),
  version: Version,
}).superRefine((entry, refuse) => {
  if (['partly', 'dropped'].includes(entry.status) && entry.statusReason === null)
    refuse.addIssue({ code: 'custom', path: ['statusReason'], message: 'required' })
})
export type ObjectiveChange = z.infer<typeof ObjectiveChange>

export const PlanReviewEntry = z.object({
  id: Id,
  heldOn: CalendarDate,
  present: z.array(z.enum(REVIEW_PRESENT)).min(1).max(REVIEW_PRESENT.length),
  stepsValidated: Long,
  objectivesRevised: Long,
  expectationsMet: Long,
  linksExist: Long,
  nextOn: CalendarDate,
})
export type PlanReviewEntry = z.infer<typeof PlanReviewEntry>

export const ConventionEntry = z.object({
  id: Id,
  commitments: Long,
  modalities: Long,
  shared: Long,
  endConditions: Long,
})
export type ConventionEntry = z.infer<typeof ConventionEntry>

export const PlanSignatureEntry = z.object({
  id: Id,
  of: z.enum(['plan', 'convention']),
  party: z.enum(PLAN_PARTIES),
  signerName: words(120),
  signedOn: CalendarDate,
  /** Of the plan that was read. */
  version: Version.nullable(),
})
export type PlanSignatureEntry = z.infer<typeof PlanSignatureEntry>

export const ReferentEntry = z.object({ id: Id, referentId: Id, deputyId: Id })
export type ReferentEntry = z.infer<typeof ReferentEntry>

const Signature = z.object({
  party: z.enum(PLAN_PARTIES),
  signerName: z.string(),
  signedOn: CalendarDate,
})
const ObjectiveRead = z.object({
  id: Id,
  isOwn: z.boolean(),
  axis: z.enum(AUTONOMY_AXES),
  what: z.string(),
  dueOn: CalendarDate.nullable(),
  howKnown: z.string().nullable(),
  helpedBy: z.string().nullable(),
  status: z.enum(OBJECTIVE_STATUSES),
  statusReason: z.string().nullable(),
  version: Version,
  mayChange: z.boolean(),
})
export type ObjectiveRead = z.infer<typeof ObjectiveRead>

export const PlanAbility = z.enum([
  'plan.write',
  'objective.add',
  'objective.own',
  'review.hold',
  'convention.write',
  'referent.name',
])
export type PlanAbility = z.infer<typeof PlanAbility>

export const PlanRead = z.object({
  today: CalendarDate,
  /** Day of the keys, null before them: a plan comes after. */
  keysOn: CalendarDate.nullable(),
  planDueOn: CalendarDate.nullable(),
  referents: z.array(z.object({ referent: z.string(), deputy: z.string(), fromOn: CalendarDate })),
  colleagues: z.array(z.object({ id: Id, name: z.string() })),
  plan: z
    .object({
      metOn: CalendarDate,
      startsOn: CalendarDate,
      endsOn: CalendarDate,
      months: z.int(),
      steps: z.string(),
      organisations: z.string(),
      householdExpects: z.string(),
      workerExpects: z.string(),
      referentExpects: z.string(),
      version: Version,
      updatedAt: Instant,
      signatures: z.array(Signature),
    })
    .nullable(),
  signedOn: CalendarDate.nullable(),
  objectives: z.array(ObjectiveRead),
  nextReviewOn: CalendarDate.nullable(),
  reviews: z.array(PlanReviewEntry.extend({ author: z.string() })),
  convention: z
    .object({
      id: Id,
      number: z.int(),
      commitments: z.string(),
      modalities: z.string(),
      shared: z.string(),
      endConditions: z.string(),
      writtenOn: CalendarDate,
      signatures: z.array(Signature),
    })
    .nullable(),
  papers: z.array(z.object({ id: Id, kind: z.enum(['plan', 'convention']), dated: CalendarDate })),
  /** The sides for which this reader may sign. */
  signsFor: z.array(z.enum(PLAN_PARTIES)),
  abilities: z.array(PlanAbility),
})
export type PlanRead = z.infer<typeof PlanRead>
