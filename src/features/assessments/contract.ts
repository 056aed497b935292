import { z } from 'zod'
import { CalendarDate, HouseholdParams, Id, Instant, Version, words } from '#kernel/wire.ts'
import { INTENSITIES } from './domain/scales.ts'

const Text = words(8000).nullable()
const Level = z.int().min(1, 'required').max(4, 'required').nullable()
const Rooms = z.int().min(1, 'required').max(9, 'required').nullable()

/** What a worker writes: three parts, a grid filled with the household, a conclusion. Anything may still be empty. */
const AssessmentEntry = z.object({
  subjectPersonId: Id,
  startedOn: CalendarDate,
  social: Text,
  budget: Text,
  housing: Text,
  plan: Text,
  roomsFrom: Rooms,
  roomsTo: Rooms,
  intensity: z.enum(INTENSITIES, 'required').nullable(),
  ableToRent: Level,
  knowsRenting: Level,
  knowsLiving: Level,
  environment: Level,
  supportNeed: Level,
  withHousehold: z.boolean(),
})
export type AssessmentEntry = z.infer<typeof AssessmentEntry>

/** `version` is the one that was read; null for the first save. */
export const SaveAssessment = AssessmentEntry.extend({ version: Version.nullable() })
export type SaveAssessment = z.infer<typeof SaveAssessment>

export const FinishAssessment = z.object({ version: Version, finishedOn: CalendarDate })
export const CopyGiven = z.object({ version: Version, givenOn: CalendarDate })

export const AssessmentParams = HouseholdParams.extend({ assessmentId: Id })

/** As those who read compartment 6 see it. A text is null when it is empty, or when its key is lost. */
const Assessment = AssessmentEntry.extend({
  id: Id,
  version: Version,
  subjectName: z.string(),
  operatorName: z.string(),
  finishedOn: CalendarDate.nullable(),
  copyGivenOn: CalendarDate.nullable(),
  updatedAt: Instant,
  updatedByName: z.string().nullable(),
  isMine: z.boolean(),
})
export type Assessment = z.infer<typeof Assessment>

/** 6r: the conclusions alone, with the person's consent. */
const Conclusions = z.object({
  id: Id,
  subjectName: z.string(),
  finishedOn: CalendarDate,
  roomsFrom: z.int().nullable(),
  roomsTo: z.int().nullable(),
  intensity: z.enum(INTENSITIES).nullable(),
  plan: z.string().nullable(),
})
export type Conclusions = z.infer<typeof Conclusions>

export const AssessmentList = z.object({
  today: CalendarDate,
  assessments: z.array(Assessment),
  conclusions: z.array(Conclusions),
  /** Whom the reader may write an assessment about; empty when she writes none. */
  persons: z.array(z.object({ id: Id, name: z.string() })),
  /** Whether an assessment of the reader's organisation counts against the programme's cap once it is finished. */
  countsInCap: z.boolean(),
})
export type AssessmentList = z.infer<typeof AssessmentList>

export const Done = z.object({ done: z.literal(true) })
