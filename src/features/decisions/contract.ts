import { z } from 'zod'
import { CalendarDate, Id, Instant, Version, words } from '#kernel/wire.ts'
import { OUTCOMES } from './domain/explanation.ts'

export const ResultParams = z.object({ householdId: Id, candidacyId: Id })

export const ExplanationEntry = z.object({
  said: words(600),
  reasons: words(1500),
  whatCanChange: words(1500),
  nextStep: words(800),
  wording: words(1500),
  /** Of the sheet that was read; null for the first one. */
  version: Version.nullable(),
})
export type ExplanationEntry = z.infer<typeof ExplanationEntry>

const CONVERSATION_MODES = ['together', 'phone', 'video', 'interpreter'] as const
const UNDERSTANDINGS = ['understood', 'partly', 'again'] as const
export const ConversationEntry = z.object({
  id: Id,
  heldOn: CalendarDate,
  mode: z.enum(CONVERSATION_MODES),
  understanding: z.enum(UNDERSTANDINGS),
  /** What the person felt, in free words: protected, never read by the landlord. */
  feelings: z.object({ personId: Id, words: words(2000) }).nullable(),
})
export type ConversationEntry = z.infer<typeof ConversationEntry>

const CHANNELS = ['handed', 'email', 'registered'] as const
export const NoticeEntry = z.object({
  id: Id,
  channel: z.enum(CHANNELS),
  sentOn: CalendarDate,
  /** Given in hand: the proof comes with it. */
  handedOn: CalendarDate.nullable(),
})
export type NoticeEntry = z.infer<typeof NoticeEntry>

export const ProofEntry = z.object({
  kind: z.enum(['handed', 'read', 'received', 'presented', 'called']),
  on: CalendarDate,
  version: Version,
})
export type ProofEntry = z.infer<typeof ProofEntry>

export const ConditionEntry = z.object({ metOn: CalendarDate })
export type ConditionEntry = z.infer<typeof ConditionEntry>

export const ReplyEntry = z.object({
  id: Id,
  reply: z.enum(['accepted', 'refused']),
  words: words(2000).nullable(),
  repliedOn: CalendarDate,
  lateMotive: words(1000).nullable(),
})
export type ReplyEntry = z.infer<typeof ReplyEntry>

const Explanation = z.object({
  said: z.string(),
  reasons: z.string(),
  whatCanChange: z.string(),
  nextStep: z.string(),
  wording: z.string(),
})

const Readability = z.object({
  score: z.int(),
  reading: z.enum(['easy', 'fair', 'hard']),
  jargon: z.array(z.string()),
  longSentences: z.array(z.string()),
})

const Notice = z.object({
  id: Id,
  kind: z.enum(['offer', 'waiting', 'refusal']),
  channel: z.enum(CHANNELS),
  sentOn: CalendarDate,
  provedOn: CalendarDate.nullable(),
  calledOn: CalendarDate.nullable(),
  replyBy: CalendarDate.nullable(),
  sha256: z.string(),
  version: Version,
})
export type ResultNotice = z.infer<typeof Notice>

export const ResultAbility = z.enum([
  'explain',
  'acknowledge',
  'converse',
  'notify',
  'prove',
  'meet-condition',
  'reply',
  'reply-late',
])
export type ResultAbility = z.infer<typeof ResultAbility>

/** One result as this reader may know it; a candidacy whose result is not for her yet is not in the list. */
export const Result = z.object({
  candidacyId: Id,
  dwelling: z.object({ typology: z.string(), commune: z.string(), address: z.string() }),
  outcome: z.enum(OUTCOMES),
  rank: z.int().nullable(),
  decidedOn: CalendarDate,
  servedOn: CalendarDate.nullable(),
  missingDocument: z.string().nullable(),
  completeOn: CalendarDate.nullable(),
  motive: z.string().nullable(),
  words: z.string().nullable(),
  explanation: Explanation.extend({
    givenOn: CalendarDate,
    version: Version,
    updatedAt: Instant,
    author: z.string(),
    readability: Readability,
  }).nullable(),
  /** What the officer starts from. */
  draft: Explanation.nullable(),
  toldOn: CalendarDate.nullable(),
  embargoEndsAt: Instant.nullable(),
  conversations: z.array(
    z.object({
      id: Id,
      heldOn: CalendarDate,
      mode: z.enum(CONVERSATION_MODES),
      understanding: z.enum(UNDERSTANDINGS),
      author: z.string(),
    }),
  ),
  notices: z.array(Notice),
  conditionMetOn: CalendarDate.nullable(),
  reply: z
    .object({
      reply: z.enum(['accepted', 'refused']),
      words: z.string().nullable(),
      repliedOn: CalendarDate,
      lateMotive: z.string().nullable(),
      author: z.string(),
    })
    .nullable(),
  continuityPromised: z.boolean(),
  isClosed: z.boolean(),
  abilities: z.array(ResultAbility),
})
export type Result = z.infer<typeof Result>

export const ResultsRead = z.object({
  today: CalendarDate,
  replyDays: z.int().nullable(),
  persons: z.array(z.object({ id: Id, name: z.string() })),
  /** Whom to call at the landlord's, once the dwelling is accepted. */
  referents: z.array(z.object({ name: z.string(), phone: z.string().nullable() })),
  results: z.array(Result),
})
export type ResultsRead = z.infer<typeof ResultsRead>
