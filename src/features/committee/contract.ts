import { z } from 'zod'
import { CalendarDate, Id, Instant, Version, line, words } from '#kernel/wire.ts'
import { EXCEPTIONS, OUTCOMES } from './domain/outcomes.ts'
import { PRESENCES, SEAT_KINDS, VOICES } from './domain/voices.ts'

const State = z.enum(['drafted', 'convoked', 'open', 'closed', 'signed', 'cancelled'])
export type SessionState = z.infer<typeof State>
const Hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u, 'impossible-hour')
const Outcome = z.enum(OUTCOMES)

const Abilities = z.array(
  z.enum(['committee.write', 'committee.vote', 'committee.sign', 'committee.read-candidates']),
)

export const SessionLine = z.object({
  id: Id,
  heldOn: CalendarDate,
  hour: z.string(),
  place: z.string(),
  isRemote: z.boolean(),
  state: State,
  dwellings: z.int(),
  decided: z.int(),
  postponed: z.int(),
})
export type SessionLine = z.infer<typeof SessionLine>
export const SessionList = z.object({
  sessions: z.array(SessionLine),
  today: CalendarDate,
  abilities: Abilities,
})
export type SessionList = z.infer<typeof SessionList>

const Details = { heldOn: CalendarDate, hour: Hour, place: line(120), isRemote: z.boolean() }
export const NewSession = z.object({ id: Id, ...Details })
export type NewSession = z.infer<typeof NewSession>
export const ChangeSession = z.object({ ...Details, version: Version })
export type ChangeSession = z.infer<typeof ChangeSession>

const Member = z.object({
  id: Id,
  name: z.string(),
  kind: z.enum(SEAT_KINDS),
  organisation: z.string(),
  commune: z.string().nullable(),
  isPresident: z.boolean(),
  presence: z.enum(PRESENCES),
  mandateTo: Id.nullable(),
  isMe: z.boolean(),
})
export type Member = z.infer<typeof Member>

const Draft = z.object({
  outcome: Outcome,
  rank: z.int().min(1).max(20).nullable(),
  missingDocument: line(120).nullable(),
  completeOn: CalendarDate.nullable(),
  motive: line(40).nullable(),
  words: words(400).nullable(),
})
export const WriteDecision = z.object({ ...Draft.shape, version: Version })
export type WriteDecision = z.infer<typeof WriteDecision>

const Candidate = z.object({
  id: Id,
  /** First name and initial (note 1 of the matrix). */
  name: z.string(),
  uniqueNumber: z.string().nullable(),
  adults: z.int().nullable(),
  children: z.int().nullable(),
  monthsWaiting: z.int().nullable(),
  /** Share of the resources (0 to 1); the officer's eyes only. */
  effortRatio: z.number().nullable(),
  residualCents: z.int().nullable(),
  solvency: z.enum(['yes', 'with-aid', 'no']).nullable(),
  signature: z.string().nullable(),
  /** Who accompanies, and the landlord's contact; never why (I6). */
  support: z.object({
    organisation: z.string().nullable(),
    worker: z.string().nullable(),
    referent: z.string().nullable(),
    months: z.int().nullable(),
  }),
  isLive: z.boolean(),
  draft: z
    .object({
      outcome: Outcome.nullable(),
      rank: z.int().nullable(),
      missingDocument: z.string().nullable(),
      completeOn: CalendarDate.nullable(),
      motive: z.string().nullable(),
      words: z.string().nullable(),
    })
    .nullable(),
  voices: z.array(z.object({ memberId: Id, voice: z.enum(VOICES) })),
  tally: z.object({
    for: z.int(),
    against: z.int(),
    abstentions: z.int(),
    castingVoice: z.enum(['mayor', 'chair']).nullable(),
    isCarried: z.boolean(),
  }),
  decidedOn: CalendarDate.nullable(),
  servedOn: CalendarDate.nullable(),
  version: z.int(),
})
export type Candidate = z.infer<typeof Candidate>

const Item = z.object({
  id: Id,
  position: z.int(),
  state: z.enum(['waiting', 'open', 'closed', 'postponed']),
  exception: z.enum(EXCEPTIONS).nullable(),
  exceptionWords: z.string().nullable(),
  openedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  postponedReason: z.string().nullable(),
  dwelling: z.object({
    vacancyId: Id,
    typology: z.string(),
    livingAreaM2: z.number(),
    communeName: z.string(),
    address: z.string(),
    floor: z.int().nullable(),
    hasLift: z.boolean(),
    rentCents: z.int(),
    chargesCents: z.int(),
    financing: z.string(),
    contingent: z.string(),
    availableOn: CalendarDate,
    daysVacant: z.int(),
    isWithdrawn: z.boolean(),
  }),
  /** Members who sit for this dwelling, those who recused themselves, those who vote. */
  sitting: z.array(Id),
  recused: z.array(Id),
  voters: z.array(Id),
  candidates: z.array(Candidate),
  /** For the reduced readers: name, outcome and date alone. */
  results: z.array(z.object({ name: z.string(), outcome: Outcome, decidedOn: CalendarDate })),
})
export type Item = z.infer<typeof Item>

const Motive = z.object({
  code: z.string(),
  label: z.string(),
  sentence: z.string(),
  outcomes: z.array(Outcome),
})
export type Motive = z.infer<typeof Motive>

const IssuedDocument = z.object({
  id: Id,
  kind: z.enum(['agenda', 'minutes']),
  version: z.int(),
  sha256: z.string(),
  issuedOn: CalendarDate,
  signerName: z.string().nullable(),
})
export type IssuedDocument = z.infer<typeof IssuedDocument>

export const SessionRead = z.object({
  id: Id,
  today: CalendarDate,
  landlord: z.string(),
  ...Details,
  hour: z.string(),
  place: z.string(),
  state: State,
  quorum: z.object({ needed: z.int().nullable(), present: z.int(), seats: z.int() }),
  candidatesNeeded: z.int().nullable(),
  mandatesAtMost: z.int().nullable(),
  convokedOn: CalendarDate.nullable(),
  openedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  signedOn: CalendarDate.nullable(),
  accessEndsOn: CalendarDate.nullable(),
  cancelReason: z.string().nullable(),
  chairId: Id.nullable(),
  members: z.array(Member),
  items: z.array(Item),
  documents: z.array(IssuedDocument),
  motives: z.array(Motive),
  /** Dwellings with candidates whose prescriber agreed, for a draft. */
  choices: z.array(
    z.object({
      vacancyId: Id,
      title: z.string(),
      financing: z.string(),
      candidates: z.array(z.object({ candidacyId: Id, name: z.string() })),
    }),
  ),
  abilities: Abilities,
  version: z.int(),
})
export type SessionRead = z.infer<typeof SessionRead>

export const SessionParams = z.object({ committeeSessionId: Id })
export const ItemParams = SessionParams.extend({ committeeItemId: Id })
export const CandidateParams = SessionParams.extend({ committeeCandidateId: Id })
export const MemberParams = SessionParams.extend({ committeeMemberId: Id })
export const SeatParams = z.object({ committeeSeatId: Id })

const FORMATS = ['html', 'pdf', 'docx'] as const
const Format = z.enum(FORMATS)
export type Format = z.infer<typeof Format>
export const DocumentQuery = z.object({ format: Format })
/** A document in one of its three forms: a page as text, the others as bytes in base64. */
export const DocumentFile = z.object({
  name: z.string(),
  format: Format,
  content: z.string(),
  /** Fingerprint of what was signed or sent; null for a draft or an extract. */
  sha256: z.string().nullable(),
})
export type DocumentFile = z.infer<typeof DocumentFile>

export const NewItem = z.object({
  id: Id,
  vacancyId: Id,
  candidacyIds: z.array(Id).min(1, 'required').max(20, 'too-big'),
  exception: z.enum(EXCEPTIONS).nullable(),
  exceptionWords: words(300).nullable(),
})
export type NewItem = z.infer<typeof NewItem>
export const Reason = z.object({ reason: words(300) })
export const SetPresence = z.object({ presence: z.enum(PRESENCES), mandateTo: Id.nullable() })
export type SetPresence = z.infer<typeof SetPresence>
export const OpenSession = z.object({ chairId: Id })
export type OpenSession = z.infer<typeof OpenSession>
export const SetRecusal = z.object({ memberId: Id, isRecused: z.boolean() })
export type SetRecusal = z.infer<typeof SetRecusal>
/** One voice of one member, or the same voice for all those who have not voted yet. */
export const CastVote = z.object({ memberId: Id.nullable(), voice: z.enum(VOICES) })
export type CastVote = z.infer<typeof CastVote>

const Seat = z.object({
  id: Id,
  name: z.string(),
  organisation: z.string(),
  kind: z.enum(SEAT_KINDS),
  territory: z.string().nullable(),
  isPresident: z.boolean(),
  startsOn: CalendarDate,
  endsOn: CalendarDate.nullable(),
})
export type Seat = z.infer<typeof Seat>
export const Seats = z.object({
  today: CalendarDate,
  seats: z.array(Seat),
  accounts: z.array(
    z.object({ accountId: Id, organisationId: Id, name: z.string(), organisation: z.string() }),
  ),
  communes: z.array(z.object({ code: z.string(), name: z.string() })),
  epcis: z.array(z.object({ siren: z.string(), name: z.string() })),
  abilities: Abilities,
})
export type Seats = z.infer<typeof Seats>
export const NewSeat = z.object({
  id: Id,
  accountId: Id,
  organisationId: Id,
  kind: z.enum(SEAT_KINDS),
  commune: z.string().max(5, 'unknown-commune').nullable(),
  epciSiren: z.string().max(9).nullable(),
  isPresident: z.boolean(),
  startsOn: CalendarDate,
})
export type NewSeat = z.infer<typeof NewSeat>
export const EndSeat = z.object({ endsOn: CalendarDate })
