import { z } from 'zod'
import { CalendarDate, Id, Instant, line, words } from '#kernel/wire.ts'
import { PRICE_LINES, PRICE_PERS, type PriceLine, type PricePer } from './domain/price-lines.ts'
import { TERM_KEYS, type TermKey } from './domain/term-catalogue.ts'

const Key = z.enum(TERM_KEYS as [TermKey, ...TermKey[]])
const Line = z.enum(Object.keys(PRICE_LINES) as [PriceLine, ...PriceLine[]])
const Per = z.enum(Object.keys(PRICE_PERS) as [PricePer, ...PricePer[]])
const Insee = z.string().regex(/^[0-9][0-9AB][0-9]{3}$/u, 'unknown-commune')
const Count = z.int().max(1_000_000, 'too-long')
const Small = z.int().min(1).max(50)

/** When a version holds, where it comes from, who set it and why. */
const Version = z.object({
  id: Id,
  validFrom: CalendarDate,
  /** The first day on which it no longer holds. */
  validTo: CalendarDate.nullable(),
  source: z.string(),
  reason: z.string().nullable(),
  /** Null: set when the scheme was opened, or by somebody whom the reader does not know. */
  setBy: z.string().nullable(),
  setAt: Instant,
})

export const TermRow = Version.extend({ key: Key, value: z.number() })
export type TermRow = z.infer<typeof TermRow>

export const PriceRow = Version.extend({
  line: Line,
  operatorOrganisationId: Id.nullable(),
  operatorName: z.string().nullable(),
  operatorKind: z.string().nullable(),
  amountCents: z.int().nullable(),
  per: Per,
})
export type PriceRow = z.infer<typeof PriceRow>

const QuotaRow = Version.extend({ sectorId: Id, dwellings: z.int() })
const SectorCommuneRow = Version.extend({ sectorId: Id, commune: z.string() })
export type SectorCommuneRow = z.infer<typeof SectorCommuneRow>
const TypologyRow = Version.extend({
  position: z.int(),
  adults: z.int().nullable(),
  personsFrom: z.int(),
  personsTo: z.int().nullable(),
  roomsFrom: z.int(),
  roomsTo: z.int(),
})
export type TypologyRow = z.infer<typeof TypologyRow>

export const CommuneRow = z.object({
  inseeThen: z.string(),
  name: z.string(),
  officialName: z.string(),
  insee: z.string(),
  presentName: z.string(),
  status: z.enum(['commune', 'delegated', 'merged']),
  statusSince: CalendarDate.nullable(),
  statusNote: z.string().nullable(),
  postalCode: z.string(),
  benefitZone: z.int(),
  population: z.int(),
  epci: z.string(),
})
export type CommuneRow = z.infer<typeof CommuneRow>

const Use = z.object({
  reserved: z.int(),
  proposed: z.int(),
  allocated: z.int(),
  signed: z.int(),
})

export const PackRow = z.object({
  key: z.string(),
  label: z.string(),
  versionDate: CalendarDate,
  source: z.string(),
  toVerify: z.string().nullable(),
  digest: z.string(),
  loadedAt: Instant,
  outdated: z.boolean(),
})
export type PackRow = z.infer<typeof PackRow>

export const SchemeRules = z.object({
  today: CalendarDate,
  scheme: z.object({
    id: Id,
    name: z.string(),
    landlord: z.string(),
    startsOn: CalendarDate,
    source: z.string(),
  }),
  terms: z.array(TermRow),
  sectors: z.array(z.object({ id: Id, name: z.string() })),
  quotas: z.array(QuotaRow),
  communes: z.array(SectorCommuneRow),
  overrides: z.array(
    z.object({
      id: Id,
      sectorId: Id,
      extraDwellings: z.int(),
      motive: z.string(),
      grantedOn: CalendarDate,
      grantedBy: z.string().nullable(),
    }),
  ),
  /** Empty for a reader who sees no live counter; without a sector, a dwelling is not known yet. */
  quotaUse: z.array(Use.extend({ sectorId: Id.nullable() })),
  capUse: z.array(z.object({ key: z.string(), used: z.int() })),
  prices: z.array(PriceRow),
  typology: z.array(TypologyRow),
  knownCommunes: z.array(CommuneRow),
  packs: z.array(PackRow),
  abilities: z.array(z.enum(['rules.change'])),
})
export type SchemeRules = z.infer<typeof SchemeRules>

const RULE_KINDS = ['term', 'price', 'quota', 'commune', 'typology'] as const

const Change = z.object({
  id: Id,
  /** The version that was on screen; null when there was none. */
  seenId: Id.nullable(),
  validFrom: CalendarDate,
  source: line(300),
  reason: words(1000),
})

export const NewChange = z.discriminatedUnion('kind', [
  Change.extend({ kind: z.literal('term'), key: Key, value: z.number() }),
  Change.extend({
    kind: z.literal('price'),
    line: Line,
    operatorOrganisationId: Id.nullable(),
    operatorKind: z.string().max(30).nullable(),
    amountCents: z.int().max(100_000_000, 'too-long').nullable(),
    per: Per,
  }),
  Change.extend({ kind: z.literal('quota'), sectorId: Id, dwellings: Count }),
  /** Without a sector, the commune leaves the one it was in. */
  Change.extend({ kind: z.literal('commune'), commune: Insee, sectorId: Id.nullable() }),
  Change.extend({
    kind: z.literal('typology'),
    position: Small,
    adults: Small.nullable(),
    personsFrom: Small,
    personsTo: Small.nullable(),
    roomsFrom: Small,
    roomsTo: Small,
  }),
  z.object({
    kind: z.literal('override'),
    id: Id,
    sectorId: Id,
    extraDwellings: Count,
    reason: words(1000),
  }),
  z.object({
    kind: z.literal('withdrawal'),
    id: Id,
    rule: z.enum(RULE_KINDS),
    versionId: Id,
    validFrom: CalendarDate,
    reason: words(1000),
  }),
])
export type NewChange = z.infer<typeof NewChange>

const Bracket = z.object({
  line: Line,
  count: z.int(),
  lowUnitCents: z.int(),
  highUnitCents: z.int(),
  lowCents: z.int(),
  highCents: z.int(),
})

const Amount = z.object({ amountCents: z.int().nullable() })

export const Effects = z.object({
  onDay: CalendarDate,
  isRetroactive: z.boolean(),
  steps: z.object({
    moved: z.int(),
    nowLate: z.int(),
    noLongerLate: z.int(),
    groups: z.array(
      z.object({
        step: z.string(),
        households: z.int(),
        fromDue: CalendarDate.nullable(),
        toDue: CalendarDate.nullable(),
      }),
    ),
    /** Groups beyond those shown. */
    moreGroups: z.int(),
  }),
  prices: z.array(
    z.object({
      line: Line,
      operatorOrganisationId: Id.nullable(),
      operatorKind: z.string().nullable(),
      before: Amount.nullable(),
      after: Amount.nullable(),
    }),
  ),
  amounts: z.array(z.object({ line: Line, before: Bracket.nullable(), after: Bracket.nullable() })),
  dates: z.array(
    z.object({
      moment: z.enum(['lastLeaseOn', 'lastFollowUpOn', 'lastReviewOn']),
      before: CalendarDate,
      after: CalendarDate,
    }),
  ),
  sectors: z.array(
    z.object({
      sectorId: Id,
      name: z.string(),
      dwellingsBefore: z.int(),
      dwellingsAfter: z.int(),
      gained: z.array(z.string()),
      lost: z.array(z.string()),
    }),
  ),
  visits: z.object({ before: z.int(), after: z.int() }).nullable(),
  quotaGap: z.object({ dwellings: z.int(), households: z.int() }).nullable(),
})
export type Effects = z.infer<typeof Effects>

export const ChangesQuery = z.object({ page: z.coerce.number().int().min(1).max(1000).default(1) })

export const ChangeList = z.object({
  rows: z.array(
    z.object({
      id: Id,
      kind: z.enum([...RULE_KINDS, 'override']),
      step: z.enum(['set', 'ended', 'withdrawn']),
      subject: z.string(),
      before: z.string().nullable(),
      after: z.string().nullable(),
      effectiveOn: CalendarDate,
      source: z.string().nullable(),
      reason: z.string(),
      madeBy: z.string().nullable(),
      madeAt: Instant,
    }),
  ),
  page: z.int(),
  hasMore: z.boolean(),
})
export type ChangeList = z.infer<typeof ChangeList>

/** Rules that a change may break; their sentences are in web/errors.fr.ts. */
export type RuleRefusal =
  | 'programme-lead-only'
  | 'reason-missing'
  | 'source-missing'
  | 'past-needs-reason'
  | 'before-the-scheme'
  | 'validity-overlaps'
  | 'commune-in-two-sectors'
  | 'changed-meanwhile'
  | 'nothing-changes'
  | 'negative-price'
  | 'negative-value'
  | 'below-what-is-used'
  | 'months-out-of-order'
  | 'rule-needed'
  | 'already-in-force'
  | 'over-quota'
  | 'sector-unknown'
