import { z } from 'zod'
import { CalendarDate, Id } from '#kernel/wire.ts'
import { TRAVEL_MODES } from './domain/criteria.ts'
import { CARE_FAMILIES } from './domain/protected-needs.ts'

// Compartments 3b and 3c: never listed, never read by a landlord role, always one open household.

const AvoidedArea = z.discriminatedUnion('shape', [
  z.object({
    shape: z.literal('commune'),
    commune: z.string().regex(/^\d[\dAB]\d{3}$/u, 'unknown-commune'),
  }),
  z.object({
    shape: z.literal('circle'),
    latitude: z.number().min(41, 'point-outside').max(52, 'point-outside'),
    longitude: z.number().min(-6, 'point-outside').max(10, 'point-outside'),
    radiusMetres: z.int().min(200, 'too-small').max(30_000, 'too-big'),
  }),
])

const CareProximity = z.object({
  family: z.enum(CARE_FAMILIES),
  maxMinutes: z.int('whole-number').min(1, 'too-small').max(180, 'too-big'),
  mode: z.enum(TRAVEL_MODES),
})

export const ProtectedNeed = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('avoided-area'), area: AvoidedArea }),
  z.object({ kind: z.literal('care-proximity'), care: CareProximity }),
])
export type ProtectedNeed = z.infer<typeof ProtectedNeed>

export const NewProtectedNeed = z.object({
  id: Id,
  subjectPersonId: Id,
  need: ProtectedNeed,
  /** The proposal of a carer or a probation officer that this one replaces. */
  takesOver: Id.nullable(),
})
export type NewProtectedNeed = z.infer<typeof NewProtectedNeed>

const Person = z.object({ id: Id, name: z.string() })

export const ProtectedNeedsRead = z.object({
  today: CalendarDate,
  /** The last version of the needs: what an answer of the household is about. */
  version: z.int(),
  needs: z.array(
    z.object({
      id: Id,
      subject: z.string(),
      kind: z.enum(['avoided-area', 'care-proximity']),
      /** Null when the key that sealed it is lost. */
      need: ProtectedNeed.nullable(),
      words: z.string(),
      writtenOn: CalendarDate,
      author: z.string(),
      /** Written by a carer or a probation officer: the prescriber takes it up or sets it aside. */
      isProposal: z.boolean(),
      mayEnd: z.boolean(),
    }),
  ),
  answers: z.array(
    z.object({
      id: Id,
      subject: z.string(),
      answer: z.enum(['agrees', 'corrects']),
      version: z.int(),
      answeredOn: CalendarDate,
      words: z.string().nullable(),
      /** Said to the worker, who wrote it down; else by the person herself. */
      isWrittenDown: z.boolean(),
    }),
  ),
  areasSeenBy: z.string().nullable(),
  careSeenBy: z.string().nullable(),
  /** What the reader may add, for whom. */
  writable: z.array(
    z.object({ kind: z.enum(['avoided-area', 'care-proximity']), persons: z.array(Person) }),
  ),
  mayAnswer: z.boolean(),
  /** Where an area may be named, with its middle. */
  communes: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      sector: z.string().nullable(),
      latitude: z.number(),
      longitude: z.number(),
    }),
  ),
  persons: z.array(Person),
})
export type ProtectedNeedsRead = z.infer<typeof ProtectedNeedsRead>
