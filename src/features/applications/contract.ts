import { z } from 'zod'
import { CalendarDate, Id, Version, words } from '#kernel/wire.ts'
import { MEDIA_TYPES } from '#kernel/media.ts'
import { DOCUMENT_STATES } from './domain/checklist.ts'

const Kind = z.string().regex(/^[a-z][a-z-]{1,40}$/u)

/** One page: a photograph or a PDF, in base64 as the form carries it. */
export const NewPage = z.object({
  id: Id,
  documentKind: Kind,
  personId: Id.nullable(),
  position: z.int().min(1).max(20, 'too-many-pages'),
  mediaType: z.enum(MEDIA_TYPES),
  bytes: z.base64().min(4, 'required'),
})
export type NewPage = z.infer<typeof NewPage>

export const DocumentParams = z.object({ householdId: Id, supportingDocumentId: Id })
export const PageParams = z.object({ householdId: Id, documentPageId: Id })

export const DocumentDecision = z
  .object({
    decision: z.enum(['validated', 'rejected']),
    reason: words(500).nullable(),
    version: Version,
  })
  .refine(({ decision, reason }) => decision === 'validated' || reason !== null, {
    path: ['reason'],
    message: 'required',
  })
export type DocumentDecision = z.infer<typeof DocumentDecision>

export const NewRequest = z.object({ documentKind: Kind })

export const Preparation = z.object({
  /** Who goes with the person. */
  withWhom: words(500).nullable(),
  /** What worries her, in her words. */
  fears: words(2000).nullable(),
  wouldHelp: words(1000).nullable(),
})
export type Preparation = z.infer<typeof Preparation>

export const NewPreparation = Preparation.extend({ id: Id, subjectPersonId: Id })
export type NewPreparation = z.infer<typeof NewPreparation>

const Item = z.object({
  kind: z.string(),
  label: z.string(),
  /** What it is and who helps to find it, in plain words. */
  plain: z.string(),
  helper: z.string(),
  source: z.string(),
  person: z.object({ id: Id, name: z.string() }).nullable(),
  state: z.enum(DOCUMENT_STATES),
  documentId: Id.nullable(),
  version: Version.nullable(),
  receivedOn: CalendarDate.nullable(),
  decidedOn: CalendarDate.nullable(),
  rejectReason: z.string().nullable(),
  pages: z.array(
    z.object({ id: Id, position: z.int(), mediaType: z.string(), sizeBytes: z.int() }),
  ),
})
export type DocumentItem = z.infer<typeof Item>

const ApplicationAbility = z.enum(['add', 'decide', 'ask', 'prepare'])

export const ApplicationRead = z.object({
  today: CalendarDate,
  items: z.array(Item),
  /** D8: the place of the one document to bring now. */
  next: z.int().nullable(),
  /** D2: no committee without it. */
  hasUniqueNumber: z.boolean(),
  /** Kinds of the list that may be asked of this household besides. */
  mayAsk: z.array(z.object({ kind: z.string(), label: z.string() })),
  preparation: Preparation.extend({ on: CalendarDate, author: z.string() }).nullable(),
  maxBytes: z.int(),
  abilities: z.array(ApplicationAbility),
})
export type ApplicationRead = z.infer<typeof ApplicationRead>

export const ApplicationReduced = z.object({
  documents: z.array(z.object({ label: z.string(), state: z.enum(DOCUMENT_STATES) })),
})
export type ApplicationReduced = z.infer<typeof ApplicationReduced>
