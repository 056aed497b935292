import { z } from 'zod'
import { CalendarDate, Id, Instant, line, words } from '#kernel/wire.ts'
import { ANSWERS, CANDIDACY_STATUSES, CLOSING_KINDS, VISIT_OUTCOMES } from './domain/proposal.ts'

export const CandidacyParams = z.object({ householdId: Id, candidacyId: Id })

/** Proposes this household for a vacancy, for a reason that a human wrote. */
export const NewCandidacy = z.object({ id: Id, vacancyId: Id, motive: words(1000) })
export type NewCandidacy = z.infer<typeof NewCandidacy>

export const Inform = z.object({
  /** The site manager who joins with the proposal; null: later, or already on the case. */
  siteManager: z.object({ id: Id, accountId: Id }).nullable(),
})
export type Inform = z.infer<typeof Inform>

export const NewAnswer = z.object({
  id: Id,
  answer: z.enum(ANSWERS).exclude(['reply']),
  words: words(1000).nullable(),
  /** What the person told her worker: protected, never read by the landlord. */
  feelings: z.object({ personId: Id, words: words(2000) }).nullable(),
})
export type NewAnswer = z.infer<typeof NewAnswer>

export const NewReply = z.object({ id: Id, words: words(1000) })
export const Withdraw = z.object({ words: words(1000).nullable() })
export const CloseCandidacy = z.object({ words: words(1000) })
export const NameSiteManager = z.object({ id: Id, accountId: Id })

export const NewVisit = z.object({
  id: Id,
  day: CalendarDate,
  hour: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u, 'impossible-hour'),
  minutes: z.int().min(5, 'too-short-meeting').max(600, 'too-long-meeting'),
  place: line(120).nullable(),
  participants: z.array(Id).max(20, 'too-many-persons'),
})
export type NewVisit = z.infer<typeof NewVisit>

export const NewVisitReport = z.object({
  id: Id,
  visitedOn: CalendarDate,
  outcome: z.enum(VISIT_OUTCOMES),
  /** The household's questions, in its words. */
  questions: words(1000).nullable(),
  facts: words(1000).nullable(),
})
export type NewVisitReport = z.infer<typeof NewVisitReport>

export const NewPromise = z.object({
  id: Id,
  workerId: Id,
  months: z.int().min(1, 'too-few-months').max(60, 'too-many-months'),
  words: words(500).nullable(),
})
export type NewPromise = z.infer<typeof NewPromise>

export const SignPromise = z.object({ id: Id, promiseId: Id })

const Dwelling = z.object({
  address: z.string(),
  communeName: z.string(),
  typology: z.string(),
  livingAreaM2: z.number(),
  floor: z.int().nullable(),
  hasLift: z.boolean(),
  rentCents: z.int(),
  chargesCents: z.int(),
  heating: z.string(),
  energyClass: z.string().nullable(),
  isAccessible: z.boolean(),
  availableOn: CalendarDate,
})
export type CandidacyDwelling = z.infer<typeof Dwelling>

/** One line of the thread between the two who propose and answer. */
const ThreadLine = z.object({
  id: Id,
  answer: z.enum(ANSWERS),
  words: z.string().nullable(),
  on: CalendarDate,
  author: z.string(),
  /** Only for those who read the worker's own notes. */
  feelings: z.string().nullable(),
})
export type ThreadLine = z.infer<typeof ThreadLine>

const Visit = z.object({
  id: Id,
  startsAt: Instant,
  minutes: z.int(),
  place: z.string().nullable(),
  isCancelled: z.boolean(),
})

const VisitReport = z.object({
  id: Id,
  visitedOn: CalendarDate,
  outcome: z.enum(VISIT_OUTCOMES),
  questions: z.string().nullable(),
  facts: z.string().nullable(),
  author: z.string(),
})

const Promise_ = z.object({
  id: Id,
  workerName: z.string(),
  organisation: z.string(),
  months: z.int(),
  words: z.string().nullable(),
  on: CalendarDate,
  signedBy: z.string().nullable(),
  signedOn: CalendarDate.nullable(),
})
export type ContinuityPromise = z.infer<typeof Promise_>

export const CandidacyAbility = z.enum([
  'inform',
  'answer',
  'reply',
  'close',
  'withdraw',
  'visit',
  'report',
  'name-site-manager',
  'promise',
  'sign-promise',
])
export type CandidacyAbility = z.infer<typeof CandidacyAbility>

/** A candidacy as this reader may know it. Null: the reader's role does not see that. */
export const Candidacy = z.object({
  id: Id,
  status: z.enum(CANDIDACY_STATUSES),
  since: CalendarDate,
  /** For the landlord and the holder, who have a page for it. */
  vacancyId: Id.nullable(),
  dwelling: Dwelling.nullable(),
  motive: z.string().nullable(),
  proposedOn: CalendarDate.nullable(),
  proposedBy: z.string().nullable(),
  informedOn: CalendarDate.nullable(),
  goOn: CalendarDate.nullable(),
  whoseMove: z.enum(['officer-informs', 'officer-replies', 'prescriber-answers']).nullable(),
  answerDueOn: CalendarDate.nullable(),
  dueInWorkingDays: z.int().nullable(),
  /** Null: no holder, or it agreed; otherwise who must still agree. */
  holderAwaited: z.string().nullable(),
  thread: z.array(ThreadLine),
  nudges: z.array(z.object({ step: z.enum(['reminder', 'lead-told']), on: CalendarDate })),
  visits: z.array(Visit),
  reports: z.array(VisitReport),
  promise: Promise_.nullable(),
  closing: z
    .object({ kind: z.enum(CLOSING_KINDS), words: z.string().nullable(), on: CalendarDate })
    .nullable(),
  abilities: z.array(CandidacyAbility),
})
export type Candidacy = z.infer<typeof Candidacy>

const Person = z.object({ id: Id, name: z.string() })

export const CandidacyList = z.object({
  today: CalendarDate,
  /** Newest first; at most one is live. */
  candidacies: z.array(Candidacy),
  /** H1: the landlord may not meet the household about a dwelling yet. */
  isContactBlocked: z.boolean(),
  siteManager: z.string().nullable(),
  /** What the forms offer, for those who have them. */
  siteManagers: z.array(Person.extend({ isUsual: z.boolean() })),
  workers: z.array(Person),
  persons: z.array(Person),
  followUpMonths: z.int().nullable(),
})
export type CandidacyList = z.infer<typeof CandidacyList>

export const VacancyCandidacyParams = z.object({ vacancyId: Id })

/** Who is proposed for a vacancy, as this reader may know it. */
export const VacancyCandidates = z.object({
  candidates: z.array(
    z.object({
      id: Id,
      householdId: Id,
      name: z.string(),
      fileNumber: z.string(),
      status: z.enum(CANDIDACY_STATUSES),
      since: CalendarDate,
    }),
  ),
})
export type VacancyCandidates = z.infer<typeof VacancyCandidates>
