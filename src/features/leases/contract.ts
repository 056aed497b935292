import { z } from 'zod'
import { CalendarDate, Code, HouseholdParams, Id, Version, words } from '#kernel/wire.ts'
import { ANNEXES, ENTRY_STAGES, MARKS, PARTIES, SIGNATORIES, WISHES } from './domain/entry-steps.ts'
import {
  LEASE_KINDS,
  LEASE_MOVES,
  REVIEW_OUTCOMES,
  SLIDING_STATES,
} from './domain/sliding-lease.ts'

const Cents = z.int().min(0).max(1_000_000)

export const PreparationEntry = z
  .object({
    kind: z.enum(LEASE_KINDS),
    tenantOrganisationId: Id.nullable(),
    startsOn: CalendarDate,
    rentCents: Cents,
    chargesCents: Cents,
    depositCents: Cents,
    months: z.int().min(1).max(36).nullable(),
    signatory: z.enum(SIGNATORIES),
    annexes: z.array(z.enum(ANNEXES)).max(ANNEXES.length),
    conditions: words(3000).nullable(),
    /** Of the preparation that was read; null for the first one. */
    version: Version.nullable(),
  })
  .superRefine((entry, refuse) => {
    const isOwn = entry.kind === 'ordinary'
    const needed = (path: string) => {
      refuse.addIssue({ code: 'custom', path: [path], message: 'required' })
    }
    if (!isOwn && entry.tenantOrganisationId === null) needed('tenantOrganisationId')
    if (!isOwn && entry.months === null) needed('months')
    if (entry.kind === 'sliding' && entry.conditions === null) needed('conditions')
  })
export type PreparationEntry = z.infer<typeof PreparationEntry>

export const SignatureEntry = z.object({ id: Id, signedOn: CalendarDate })
export type SignatureEntry = z.infer<typeof SignatureEntry>

export const KeysEntry = z.object({ keysOn: CalendarDate })

export const LeaseParams = HouseholdParams.extend({ leaseId: Id })
export const MoveEntry = z.object({
  id: Id,
  kind: z.enum(LEASE_MOVES),
  happenedOn: CalendarDate,
  motive: words(2000).nullable(),
  until: CalendarDate.nullable(),
})
export type MoveEntry = z.infer<typeof MoveEntry>

export const StepParams = HouseholdParams.extend({ entryStepId: Id })
export const StepEntry = z.object({ doneOn: CalendarDate.nullable(), note: words(500).nullable() })
export type StepEntry = z.infer<typeof StepEntry>
export const SaidEntry = z.object({ done: z.boolean() })
export const AddedStep = z.object({ id: Id, code: Code })

export const SlidingReviewParams = HouseholdParams.extend({ slidingReviewId: Id })
export const ReviewOpening = z.object({ id: Id, openedOn: CalendarDate })
export const StatementEntry = z.object({
  id: Id,
  party: z.enum(PARTIES),
  pays: z.enum(MARKS),
  maintains: z.enum(MARKS),
  neighbours: z.enum(MARKS),
  resources: z.enum(MARKS),
  procedures: z.enum(MARKS),
  wish: z.enum(WISHES),
  words: words(3000),
  supporter: words(120).nullable(),
})
export type StatementEntry = z.infer<typeof StatementEntry>
export const ConclusionEntry = z.object({
  outcome: z.enum(REVIEW_OUTCOMES),
  concludedOn: CalendarDate,
  motives: words(2000).nullable(),
  plan: words(2000).nullable(),
  disagreements: words(2000).nullable(),
})
export type ConclusionEntry = z.infer<typeof ConclusionEntry>

const Statement = StatementEntry.omit({ id: true }).extend({
  statedOn: CalendarDate,
  author: z.string(),
})

const Review = z.object({
  id: Id,
  openedOn: CalendarDate,
  outcome: z.enum(REVIEW_OUTCOMES).nullable(),
  concludedOn: CalendarDate.nullable(),
  motives: z.string().nullable(),
  plan: z.string().nullable(),
  disagreements: z.string().nullable(),
  /** Who has spoken; what was said is in `statements` once all three have, one's own before. */
  heard: z.array(z.enum(PARTIES)),
  statements: z.array(Statement),
  /** The parties for whom this reader may write now. */
  mayState: z.array(z.enum(PARTIES)),
})
export type SlidingReview = z.infer<typeof Review>

const Step = z.object({
  id: Id,
  code: z.string(),
  stage: z.enum(ENTRY_STAGES),
  label: z.string(),
  help: z.string(),
  dueOn: CalendarDate,
  doneOn: CalendarDate.nullable(),
  doneBy: z.string().nullable(),
  saidDoneOn: CalendarDate.nullable(),
  note: z.string().nullable(),
})
export type EntryStep = z.infer<typeof Step>

export const LeaseAbility = z.enum([
  'prepare',
  'sign',
  'give-keys',
  'move',
  'open-review',
  'conclude-review',
  'tick',
  'say-done',
])
export type LeaseAbility = z.infer<typeof LeaseAbility>

export const LeaseRead = z.object({
  today: CalendarDate,
  lease: z
    .object({
      /** Absent for those who read the kind and the dates only. */
      id: Id.nullable(),
      kind: z.enum(LEASE_KINDS),
      tenant: z.string().nullable(),
      signedOn: CalendarDate,
      startsOn: CalendarDate.nullable(),
      subleaseUntil: CalendarDate.nullable(),
      keysOn: CalendarDate.nullable(),
      glidedOn: CalendarDate.nullable(),
      endedOn: CalendarDate.nullable(),
      documents: z.array(
        z.object({
          id: Id,
          kind: z.enum(['lease', 'sublease', 'convention', 'prefect-notice']),
          dated: CalendarDate,
          sha256: z.string(),
        }),
      ),
    })
    .nullable(),
  offer: z
    .object({
      candidacyId: Id,
      typology: z.string(),
      address: z.string(),
      commune: z.string(),
      rentCents: z.int().nullable(),
      chargesCents: z.int().nullable(),
    })
    .nullable(),
  preparation: z
    .object({
      kind: z.enum(LEASE_KINDS),
      tenantOrganisationId: Id.nullable(),
      tenant: z.string().nullable(),
      startsOn: CalendarDate,
      rentCents: z.int(),
      chargesCents: z.int(),
      depositCents: z.int(),
      months: z.int().nullable(),
      signatory: z.enum(SIGNATORIES),
      annexes: z.array(z.enum(ANNEXES)),
      conditions: z.string().nullable(),
      version: Version,
    })
    .nullable(),
  /** Associations that may rent to sub-let, with the last day of their agreement. */
  tenants: z.array(z.object({ id: Id, name: z.string(), agreedUntil: CalendarDate.nullable() })),
  hasMandatary: z.boolean(),
  sliding: z
    .object({
      state: z.enum(SLIDING_STATES),
      nextReviewOn: CalendarDate.nullable(),
      prefectDueOn: CalendarDate,
      moves: z.array(z.enum(LEASE_MOVES)),
      events: z.array(
        z.object({
          kind: z.enum(LEASE_MOVES),
          happenedOn: CalendarDate,
          motive: z.string().nullable(),
          until: CalendarDate.nullable(),
          author: z.string(),
        }),
      ),
    })
    .nullable(),
  reviews: z.array(Review),
  steps: z.array(Step),
  addable: z.array(z.object({ code: z.string(), label: z.string() })),
  abilities: z.array(LeaseAbility),
})
export type LeaseRead = z.infer<typeof LeaseRead>
