import { z } from 'zod'
import { CalendarDate, Id, Instant } from '#kernel/wire.ts'
import { STEP_KEYS } from './domain/steps.ts'

export const HouseholdQuery = z.object({
  q: z.string().max(100, 'too-long').optional(),
  phase: z.coerce.number().int().min(1).max(12).optional(),
  urgency: z.enum(['ordinary', 'urgent']).optional(),
  sent: z.enum(['yes', 'no']).optional(),
  sort: z.enum(['recent', 'oldest', 'name', 'phase']).default('recent'),
  page: z.coerce.number().int().min(1).max(1000).default(1),
})
export type HouseholdQuery = z.infer<typeof HouseholdQuery>

/** A line of the list. Null: the reader's role does not see that. */
export const HouseholdRow = z.object({
  id: Id,
  fileNumber: z.string(),
  name: z.string(),
  birthDate: CalendarDate.nullable(),
  adults: z.int().nullable(),
  children: z.int().nullable(),
  phase: z.int(),
  phaseSince: CalendarDate,
  urgency: z.enum(['ordinary', 'urgent']).nullable(),
  sentOn: CalendarDate.nullable(),
  /** Last day of the emergency lane while it is open. */
  emergencyUntil: CalendarDate.nullable(),
  worker: z.string().nullable(),
})
export type HouseholdRow = z.infer<typeof HouseholdRow>

export const HouseholdList = z.object({
  rows: z.array(HouseholdRow),
  page: z.int(),
  hasMore: z.boolean(),
  abilities: z.array(z.enum(['referral.open'])),
})
export type HouseholdList = z.infer<typeof HouseholdList>

const TeamMember = z.object({
  assignmentId: Id,
  role: z.string(),
  roleLabel: z.string(),
  name: z.string().nullable(),
  organisation: z.string(),
  phone: z.string().nullable(),
  isMe: z.boolean(),
  since: CalendarDate,
})
export type TeamMember = z.infer<typeof TeamMember>

const Block = z.object({
  key: z.enum([
    'identity',
    'composition',
    'referral',
    'budget',
    'protection',
    'eligibility',
    'social',
    'justice',
    'private-notes',
  ]),
  label: z.string(),
  state: z.enum(['open', 'hidden']),
  /** « vu par … », already in words. */
  seenBy: z.string(),
  /** Whom to ask when the block is hidden. */
  ask: z.string().nullable(),
})
export type Block = z.infer<typeof Block>

const NextStep = z.object({
  key: z.enum(STEP_KEYS),
  mine: z.boolean(),
  who: z.string(),
  sentence: z.string(),
  dueOn: CalendarDate.nullable(),
  dueInWorkingDays: z.int().nullable(),
  /** What the other readers are told, so that nobody wonders. */
  others: z.array(z.object({ reader: z.string(), sentence: z.string() })),
})
export type NextStep = z.infer<typeof NextStep>

const Event = z.object({
  id: z.string(),
  kind: z.enum(['notice', 'referral-sent', 'adhesion', 'eligibility', 'assignment']),
  on: CalendarDate,
  title: z.string(),
  detail: z.string().nullable(),
})
export type TimelineEvent = z.infer<typeof Event>

export const HouseholdRead = z.object({
  id: Id,
  fileNumber: z.string(),
  today: CalendarDate,
  name: z.string(),
  birthDate: CalendarDate.nullable(),
  age: z.int().nullable(),
  adults: z.int().nullable(),
  children: z.int().nullable(),
  place: z.string().nullable(),
  phase: z.int(),
  phaseSince: CalendarDate,
  path: z.array(z.object({ phase: z.int(), label: z.string(), openedOn: CalendarDate.nullable() })),
  nextStep: NextStep,
  blocks: z.array(Block),
  persons: z.array(
    z.object({
      id: Id,
      firstName: z.string(),
      lastName: z.string(),
      birthName: z.string().nullable(),
      birthDate: CalendarDate.nullable(),
      relation: z.string().nullable(),
      custody: z.string().nullable(),
      phone: z.string().nullable(),
      email: z.string().nullable(),
    }),
  ),
  communication: z
    .object({
      language: z.string(),
      interpreterNeeded: z.boolean(),
      reading: z.string(),
      lettersReadWith: z.string().nullable(),
      smsAccepted: z.boolean(),
      digital: z.string(),
    })
    .nullable(),
  uniqueRequestNumber: z.string().nullable(),
  notice: z.object({ givenOn: CalendarDate, language: z.string(), means: z.string() }).nullable(),
  referral: z
    .object({
      readyOn: CalendarDate,
      urgency: z.enum(['ordinary', 'urgent']),
      urgencyReason: z.string().nullable(),
      presentSituation: z.string(),
      presentSince: CalendarDate.nullable(),
      daloRecognised: z.boolean(),
      pdalhpdPublic: z.boolean(),
      sentAt: Instant.nullable(),
      version: z.int(),
    })
    .nullable(),
  adhesion: z
    .object({
      state: z.string(),
      statedOn: CalendarDate,
      /** The person's own words, for those who read her compartment. */
      words: z.string().nullable(),
    })
    .nullable(),
  protection: z
    .object({
      kind: z.string().nullable(),
      signature: z.string().nullable(),
      mandataryName: z.string(),
      mandataryRole: z.string().nullable(),
      mandataryPhone: z.string().nullable(),
    })
    .nullable(),
  eligibility: z
    .object({
      outcome: z.enum(['accepted', 'refused']),
      criterion: z.enum(['dalo', 'pdalhpd']).nullable(),
      motive: z.string().nullable(),
      decidedOn: CalendarDate,
    })
    .nullable(),
  /** The emergency lane, open or stopped at its limit; null when there is none, or when the role does not read it. */
  emergency: z.object({ state: z.enum(['live', 'lapsed']), until: CalendarDate }).nullable(),
  team: z.array(TeamMember),
  events: z.array(Event),
  abilities: z.array(
    z.enum([
      'referral.edit',
      'referral.send',
      'adhesion.add',
      'eligibility.decide',
      'note.read',
      'note.write',
      'who-looked.read',
    ]),
  ),
})
export type HouseholdRead = z.infer<typeof HouseholdRead>

export const SearchQuery = z.object({ q: z.string().min(2, 'too-short').max(100, 'too-long') })
export const SearchResult = z.object({
  households: z.array(
    z.object({
      id: Id,
      fileNumber: z.string(),
      name: z.string(),
      birthDate: CalendarDate.nullable(),
      phase: z.int(),
    }),
  ),
})
export type SearchResult = z.infer<typeof SearchResult>
