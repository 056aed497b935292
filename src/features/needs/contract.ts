import { z } from 'zod'
import { TYPOLOGIES } from '#features/dwellings/domain/dwelling-facts.ts'
import { CalendarDate, Id, line, words } from '#kernel/wire.ts'
import {
  ACCESSIBILITY_KINDS,
  ANIMAL_KINDS,
  CRITERIA,
  DIGITAL_KINDS,
  IMPORTANCES,
  NOISE_KINDS,
  OUTDOOR_KINDS,
  PARKING_KINDS,
  SERVICE_FAMILIES,
  TRAVEL_MODES,
  WEIGHTS,
  type NeedValues,
} from './domain/criteria.ts'
import { NEEDS_STAGES } from './domain/needs-stage.ts'

const Minutes = z.int('whole-number').min(1, 'too-small').max(180, 'too-big')
const Floor = z.int('whole-number').min(0, 'too-small').max(30, 'too-big').nullable()
const InseeCode = z.string().regex(/^\d[\dAB]\d{3}$/u, 'unknown-commune')

function several<const T extends readonly string[]>(choices: T) {
  return z.array(z.enum(choices)).min(1, 'required').max(choices.length, 'too-long')
}

const Places = z.object({
  places: z
    .array(z.object({ commune: InseeCode, maxMinutes: Minutes, mode: z.enum(TRAVEL_MODES) }))
    .min(1, 'required')
    .max(5, 'too-many-places'),
})

/** The shape of what each criterion asks for. */
export const NEED_VALUES = {
  typology: z.object({ typologies: several(TYPOLOGIES) }),
  commune: z.object({ communes: z.array(InseeCode).min(1, 'required').max(40, 'too-long') }),
  area: z.object({ minAreaM2: z.int('whole-number').min(9, 'too-small').max(200, 'too-big') }),
  floor: z.object({ withLift: Floor, withoutLift: Floor }),
  accessibility: z.object({ kinds: several(ACCESSIBILITY_KINDS) }),
  noise: z.object({ kinds: several(NOISE_KINDS) }),
  outdoor: z.object({ kinds: several(OUTDOOR_KINDS) }),
  animals: z.object({ kinds: several(ANIMAL_KINDS) }),
  parking: z.object({ kind: z.enum(PARKING_KINDS) }),
  digital: z.object({ kinds: several(DIGITAL_KINDS) }),
  school: Places,
  work: Places,
  relatives: Places,
  transport: z.object({ stopWithinMinutes: Minutes, everyMinutes: Minutes.nullable() }),
  services: z.object({ families: several(SERVICE_FAMILIES), maxMinutes: Minutes }),
} as const satisfies { readonly [C in keyof NeedValues]: z.ZodType<NeedValues[C]> }

const Note = line(200).nullable()

function needOf<const C extends string, V extends z.ZodType>(criterion: C, value: V) {
  return z.object({
    criterion: z.literal(criterion),
    importance: z.enum(IMPORTANCES),
    weight: z.literal([...WEIGHTS]),
    /** Null when nothing is made precise. */
    value: value.nullable(),
    note: Note,
  })
}

const NewNeed = z
  .discriminatedUnion('criterion', [
    needOf('typology', NEED_VALUES.typology),
    needOf('commune', NEED_VALUES.commune),
    needOf('area', NEED_VALUES.area),
    needOf('floor', NEED_VALUES.floor),
    needOf('accessibility', NEED_VALUES.accessibility),
    needOf('noise', NEED_VALUES.noise),
    needOf('outdoor', NEED_VALUES.outdoor),
    needOf('animals', NEED_VALUES.animals),
    needOf('parking', NEED_VALUES.parking),
    needOf('digital', NEED_VALUES.digital),
    needOf('school', NEED_VALUES.school),
    needOf('work', NEED_VALUES.work),
    needOf('relatives', NEED_VALUES.relatives),
    needOf('transport', NEED_VALUES.transport),
    needOf('services', NEED_VALUES.services),
  ])
  .refine(({ importance, value }) => importance === 'indifferent' || value !== null, {
    path: ['value'],
    message: 'required',
  })

export const NewNeeds = z.object({
  /** The version that was on the page; 0 when nothing was stated yet. */
  version: z.int().min(0),
  needs: z
    .array(NewNeed)
    .max(CRITERIA.length)
    .refine(
      (needs) => new Set(needs.map(({ criterion }) => criterion)).size === needs.length,
      'twice',
    ),
})
export type NewNeeds = z.infer<typeof NewNeeds>

const Side = z.enum(['prescriber', 'landlord'])

export const SlidingLeaseWish = z.enum(['no', 'considered', 'wished'])
export type SlidingLeaseWish = z.infer<typeof SlidingLeaseWish>

export const NeedsRead = z.object({
  today: CalendarDate,
  version: z.int(),
  needs: z.array(
    z.object({
      criterion: z.enum(CRITERIA),
      importance: z.enum(IMPORTANCES),
      weight: z.literal([...WEIGHTS]),
      /** In the shape of its criterion, as far as this reader may know it. */
      value: z.record(z.string(), z.unknown()).nullable(),
      note: z.string().nullable(),
      /** Said in words. */
      words: z.string(),
    }),
  ),
  /** What a summary may begin with. */
  draft: z.string(),
  stage: z.enum(NEEDS_STAGES).nullable(),
  exchange: z
    .object({
      id: Id,
      heldOn: CalendarDate,
      means: z.enum(['meeting', 'phone', 'video']),
      author: z.string(),
      withName: z.string(),
      summary: z.string(),
      /** Of the summary and the needs as they stand: sent back with a confirmation. */
      digest: z.string(),
      confirmed: z.array(
        z.object({
          side: Side,
          on: CalendarDate,
          organisation: z.string(),
          isCurrent: z.boolean(),
        }),
      ),
    })
    .nullable(),
  slidingLease: z
    .object({
      wish: SlidingLeaseWish,
      statedOn: CalendarDate,
      /** Compartment 6: for those who read it. */
      reasons: z.string().nullable(),
    })
    .nullable(),
  versions: z.array(
    z.object({
      number: z.int(),
      on: CalendarDate,
      author: z.string(),
      changes: z.array(z.string()),
    }),
  ),
  communes: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      sector: z.string().nullable(),
      latitude: z.number(),
      longitude: z.number(),
    }),
  ),
  seenBy: z.string(),
  reasonsSeenBy: z.string().nullable(),
  side: Side.nullable(),
  abilities: z.array(z.enum(['needs.write', 'needs.exchange'])),
})
export type NeedsRead = z.infer<typeof NeedsRead>

export const NeedsReduced = z.object({
  typologies: z.array(z.string()),
  sectors: z.array(z.string()),
})
export type NeedsReduced = z.infer<typeof NeedsReduced>

export const NewExchange = z.object({
  id: Id,
  heldOn: CalendarDate,
  means: z.enum(['meeting', 'phone', 'video']),
  withName: line(120),
  summary: words(2000),
})
export type NewExchange = z.infer<typeof NewExchange>

/** SHA-256 of what was shown, in hexadecimal: whoever confirms says which text. */
const Digest = z.string().regex(/^[0-9a-f]{64}$/u)

export const NewConfirmation = z.object({ id: Id, exchangeId: Id, digest: Digest })

export const NewSlidingLeaseWish = z.object({
  id: Id,
  subjectPersonId: Id,
  wish: SlidingLeaseWish,
  reasons: words(2000).nullable(),
})
export type NewSlidingLeaseWish = z.infer<typeof NewSlidingLeaseWish>

export const NewAnswer = z
  .object({
    id: Id,
    subjectPersonId: Id,
    version: z.int().min(1),
    answer: z.enum(['agrees', 'corrects']),
    words: words(2000).nullable(),
  })
  .refine(({ answer, words }) => answer === 'agrees' || words !== null, {
    path: ['words'],
    message: 'required',
  })
export type NewAnswer = z.infer<typeof NewAnswer>
