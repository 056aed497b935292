import { z } from 'zod'
import { CalendarDate, Id, words } from '#kernel/wire.ts'
import { INTENSITIES, PURPOSES, VISIT_OUTCOMES } from './domain/visit-rhythm.ts'

const Fact = words(800).nullable()

export const VisitEntry = z
  .object({
    /** Made on the device: a report that left twice is one. */
    id: Id,
    visitedOn: CalendarDate,
    outcome: z.enum(VISIT_OUTCOMES),
    purpose: z.enum(PURPOSES),
    dwelling: Fact,
    budget: Fact,
    neighbours: Fact,
    paperwork: Fact,
    said: Fact,
    praise: Fact,
    nextStep: Fact,
    /** Read again and kept, though some words name a cause. */
    keptWords: z.boolean(),
  })
  .superRefine(({ outcome, dwelling, budget, neighbours, paperwork, said }, refuse) => {
    const isEmpty = [dwelling, budget, neighbours, paperwork, said].every((fact) => fact === null)
    if (outcome === 'held' && isEmpty)
      refuse.addIssue({ code: 'custom', path: ['dwelling'], message: 'required' })
  })
export type VisitEntry = z.infer<typeof VisitEntry>

export const RhythmEntry = z.object({ id: Id, intensity: z.enum(INTENSITIES), reason: words(600) })
export type RhythmEntry = z.infer<typeof RhythmEntry>

const Visit = z.object({
  id: Id,
  visitedOn: CalendarDate,
  outcome: z.enum(VISIT_OUTCOMES),
  purpose: z.enum(PURPOSES),
  dwelling: z.string().nullable(),
  budget: z.string().nullable(),
  neighbours: z.string().nullable(),
  paperwork: z.string().nullable(),
  said: z.string().nullable(),
  praise: z.string().nullable(),
  nextStep: z.string().nullable(),
  author: z.string(),
})
export type Visit = z.infer<typeof Visit>

export const VisitsRead = z.object({
  today: CalendarDate,
  keysOn: CalendarDate.nullable(),
  visits: z.array(Visit),
  /** For who reads that a visit took place and who made it, nothing of what it showed. */
  reduced: z.array(z.object({ visitedOn: CalendarDate, author: z.string() })),
  nextOn: CalendarDate.nullable(),
  intensity: z.enum(INTENSITIES),
  intensityReason: z.string().nullable(),
  technicalShare: z.number().nullable(),
  abilities: z.array(z.enum(['visit.write'])),
})
export type VisitsRead = z.infer<typeof VisitsRead>
