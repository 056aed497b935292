import { z } from 'zod'
import {
  CalendarDate,
  Id,
  Instant,
  PersonName,
  Version,
  holdsNir,
  line,
  words,
} from '#kernel/wire.ts'

/** A4: before any other entry. The language is the one in which the notice was explained. */
export const Notice = z.object({
  givenOn: CalendarDate,
  language: z.string().regex(/^[a-z]{2,3}$/u, 'language'),
  means: z.enum(['oral', 'written', 'audio', 'pictures']),
})
export type Notice = z.infer<typeof Notice>
export const NoticeReply = z.object({ fileNumber: z.string() })

export const KnownQuestion = z.object({
  firstName: PersonName,
  lastName: PersonName,
  birthDate: CalendarDate,
})
export const KnownReply = z.object({ known: z.boolean() })

const Phone = line(30).regex(/^[+0-9][0-9 .()/-]{5,}$/u, 'phone')

export const PersonEntry = z.object({
  id: Id,
  firstName: PersonName,
  lastName: PersonName,
  birthName: PersonName.nullable(),
  birthDate: CalendarDate.nullable(),
  relation: z.enum(['lead', 'spouse', 'child', 'parent', 'other']),
  custody: z.enum(['full', 'shared', 'visiting']).nullable(),
  phone: Phone.nullable(),
  email: z.email('email').max(200, 'too-long').nullable(),
})
export type PersonEntry = z.infer<typeof PersonEntry>

const CommunicationMeans = z.object({
  language: z.string().regex(/^[a-z]{2,3}$/u, 'language'),
  interpreterNeeded: z.boolean(),
  reading: z.enum(['alone', 'with-help', 'spoken-only']),
  lettersReadWith: line(120).nullable(),
  smsAccepted: z.boolean(),
  digital: z.enum(['alone', 'with-help', 'none']),
})

export const AdhesionState = z.enum(['informed', 'hesitant', 'agrees', 'refuses', 'withdrew'])
export type AdhesionState = z.infer<typeof AdhesionState>

export const AdhesionEntry = z.object({
  id: Id,
  state: AdhesionState,
  statedOn: CalendarDate,
  /** The household's own words: kept verbatim, encrypted, never edited by a professional. */
  words: words(2000).nullable(),
})

const ProtectionEntry = z.object({
  id: Id,
  personId: Id,
  kind: z.enum([
    'safeguard',
    'simple-curatorship',
    'reinforced-curatorship',
    'guardianship',
    'family-empowerment',
  ]),
  mandataryName: PersonName,
  mandataryRole: line(120),
  mandataryPhone: Phone.nullable(),
})

/** The whole referral, saved at once: all of it, or nothing. */
export const ReferralEntry = z.object({
  id: Id,
  persons: z.array(PersonEntry).min(1, 'required').max(15, 'too-many-persons'),
  expectedChildren: z.int().min(0).max(5),
  address: line(200).nullable(),
  communication: CommunicationMeans,
  uniqueRequestNumber: z
    .string()
    .overwrite((text) => text.replaceAll(/\s/gu, '').toUpperCase())
    .regex(/^[0-9A-Z-]{6,30}$/u, 'request-number')
    // The number that people have at hand is too often the other one (A16).
    .refine((text) => !holdsNir(text), 'nir')
    .nullable(),
  readyOn: CalendarDate,
  urgency: z.enum(['ordinary', 'urgent']),
  urgencyReason: words(500).nullable(),
  presentSituation: z.enum([
    'shelter',
    'emergency-shelter',
    'hotel',
    'hosted',
    'street',
    'institution',
    'tenant',
    'other',
  ]),
  presentSince: CalendarDate.nullable(),
  daloRecognised: z.boolean(),
  pdalhpdPublic: z.boolean(),
  adhesion: AdhesionEntry.nullable(),
  protection: ProtectionEntry.nullable(),
})
export type ReferralEntry = z.infer<typeof ReferralEntry>

/** `version` is the one that was read; null for the first save. */
export const SaveReferral = ReferralEntry.extend({ version: Version.nullable() })

export const ReferralRead = ReferralEntry.extend({
  version: Version,
  sentAt: Instant.nullable(),
  updatedAt: Instant,
  updatedByName: z.string().nullable(),
  warnings: z.array(z.enum(['unusual-request-number', 'request-number-missing'])),
})
export type ReferralRead = z.infer<typeof ReferralRead>

/** C5: households followed against the capacity that the organisation declared. */
export const Capacity = z.object({
  capacity: z.int().nullable(),
  followed: z.int(),
  mine: z.int(),
  /** When full: the nearest planned end of a support. */
  nextFreeOn: CalendarDate.nullable(),
})
export type Capacity = z.infer<typeof Capacity>

export const SendReply = z.object({ sentAt: Instant })

export const EligibilityEntry = z.object({
  id: Id,
  outcome: z.enum(['accepted', 'refused']),
  criterion: z.enum(['dalo', 'pdalhpd']).nullable(),
  motive: words(1000).nullable(),
})
export type EligibilityEntry = z.infer<typeof EligibilityEntry>

export const Done = z.object({ done: z.literal(true) })
