import { z } from 'zod'
import { CalendarDate, Id, Instant, Version, line, words } from '#kernel/wire.ts'
import { CONTINGENTS, RESERVATION_MODES } from './domain/contingents.ts'
import { ENERGY_CLASSES, HEATINGS, TYPOLOGIES } from './domain/dwelling-facts.ts'
import { TURN_KINDS } from './domain/turn.ts'
import { VACANCY_STATUSES } from './domain/vacancy-path.ts'

const CommuneKey = z.string().regex(/^[0-9][0-9AB][0-9]{3}$/u, 'unknown-commune')
const Cents = z.int('whole-cents').min(0, 'negative-amount').max(1_000_000, 'amount-too-high')
const Typology = z.enum(TYPOLOGIES)
const Contingent = z.enum(CONTINGENTS)
const Status = z.enum(VACANCY_STATUSES)
const Motive = words(500)

/** A dwelling as the landlord describes it. */
export const DwellingEntry = z.object({
  reference: line(40),
  address: line(160),
  commune: CommuneKey,
  building: line(20).nullable(),
  stair: line(20).nullable(),
  floor: z.int().min(-2, 'impossible-floor').max(60, 'impossible-floor').nullable(),
  door: line(20).nullable(),
  hasLift: z.boolean(),
  typology: Typology,
  livingAreaM2: z.number().min(5, 'impossible-area').max(400, 'impossible-area'),
  rentCents: Cents,
  chargesCents: Cents,
  heating: z.enum(HEATINGS),
  hasGarage: z.boolean(),
  financing: z.string().min(1, 'required').max(20),
  agreementNumber: line(60).nullable(),
  /** Null: reserved to nobody by name, each release is oriented. */
  contingent: Contingent.nullable(),
  isAccessible: z.boolean(),
  hasAdaptedShower: z.boolean(),
  energyClass: z.enum(ENERGY_CLASSES).nullable(),
  site: line(80).nullable(),
  responsibleAccountId: Id.nullable(),
})
export type DwellingEntry = z.infer<typeof DwellingEntry>

export const Dwelling = DwellingEntry.extend({
  id: Id,
  communeName: z.string(),
  financingLabel: z.string(),
  responsible: z.string().nullable(),
  version: Version,
  updatedAt: Instant,
  updatedByName: z.string().nullable(),
})
export type Dwelling = z.infer<typeof Dwelling>

/** Version null: a dwelling that the stock does not know yet. */
export const SaveDwelling = DwellingEntry.extend({ version: Version.nullable() })
export type SaveDwelling = z.infer<typeof SaveDwelling>

export const DwellingParams = z.object({ dwellingId: Id })

export const StockQuery = z.object({
  q: z.string().max(100, 'too-long').optional(),
  commune: CommuneKey.optional(),
  typology: Typology.optional(),
  contingent: z.enum([...CONTINGENTS, 'flow']).optional(),
  page: z.coerce.number().int().min(1).max(1000).default(1),
})
export type StockQuery = z.infer<typeof StockQuery>

const Abilities = z.array(
  z.enum(['dwelling.write', 'vacancy.open', 'vacancy.propose', 'rights.write']),
)

export const StockRow = z.object({
  id: Id,
  reference: z.string(),
  typology: Typology,
  livingAreaM2: z.number(),
  communeName: z.string(),
  address: z.string(),
  floor: z.int().nullable(),
  hasLift: z.boolean(),
  rentCents: z.int(),
  chargesCents: z.int(),
  contingent: Contingent.nullable(),
  /** The vacancy under way, if any. */
  vacancyId: Id.nullable(),
})
export type StockRow = z.infer<typeof StockRow>

export const StockList = z.object({
  rows: z.array(StockRow),
  page: z.int(),
  hasMore: z.boolean(),
  abilities: Abilities,
})
export type StockList = z.infer<typeof StockList>

export const DwellingRead = z.object({
  dwelling: Dwelling,
  vacancies: z.array(
    z.object({
      id: Id,
      status: Status,
      leavesOn: CalendarDate,
      letOn: CalendarDate.nullable(),
      daysVacant: z.int(),
    }),
  ),
  abilities: Abilities,
})
export type DwellingRead = z.infer<typeof DwellingRead>

export const VacancyQuery = z.object({
  sector: z.union([Id, z.enum(['outside', 'none'])]).optional(),
  typology: Typology.optional(),
  holder: z.union([Id, z.literal('landlord')]).optional(),
  status: z.enum(['live', ...VACANCY_STATUSES]).default('live'),
  freeBefore: CalendarDate.optional(),
  sort: z.enum(['vacant', 'free', 'recent']).default('vacant'),
  page: z.coerce.number().int().min(1).max(1000).default(1),
})
export type VacancyQuery = z.infer<typeof VacancyQuery>

const Turn = z.object({
  state: z.enum(['nobody', 'to-ask', ...TURN_KINDS]),
  /** Day of the question or of the answer. */
  on: CalendarDate.nullable(),
  dueOn: CalendarDate.nullable(),
  daysLeft: z.int().nullable(),
  /** Who must act: the landlord, or the holder. */
  whose: z.enum(['landlord', 'holder']),
})
export type TurnWire = z.infer<typeof Turn>

const Holder = z.object({
  /** Null: the landlord itself. */
  organisationId: Id.nullable(),
  name: z.string(),
  because: z.enum(['own', 'no-right', 'right', 'shortfall']),
})

export const VacancyRow = z.object({
  id: Id,
  dwellingId: Id,
  typology: Typology,
  livingAreaM2: z.number(),
  communeName: z.string(),
  address: z.string(),
  floor: z.int().nullable(),
  hasLift: z.boolean(),
  rentCents: z.int(),
  chargesCents: z.int(),
  status: Status,
  contingent: Contingent,
  holder: Holder,
  turn: Turn,
  sectorName: z.string().nullable(),
  /** The commune is outside the landlord's list: its sector was chosen, or is still to be. */
  isOutside: z.boolean(),
  leavesOn: CalendarDate,
  availableOn: CalendarDate,
  daysUntilFree: z.int(),
  daysVacant: z.int(),
})
export type VacancyRow = z.infer<typeof VacancyRow>

const SectorTally = z.object({
  sectorId: Id.nullable(),
  name: z.string(),
  quota: z.int().nullable(),
  open: z.int(),
  proposed: z.int(),
  allocated: z.int(),
  signed: z.int(),
  /** Among all of these, those of a commune outside the list. */
  outside: z.int(),
})
export type SectorTally = z.infer<typeof SectorTally>

export const VacancyList = z.object({
  rows: z.array(VacancyRow),
  page: z.int(),
  hasMore: z.boolean(),
  today: CalendarDate,
  tallies: z.array(SectorTally),
  holders: z.array(z.object({ id: Id, name: z.string() })),
  abilities: Abilities,
})
export type VacancyList = z.infer<typeof VacancyList>

const VacancyDates = z.object({
  noticeGivenOn: CalendarDate,
  leavesOn: CalendarDate,
  availableOn: CalendarDate,
})
const VacancyFacts = VacancyDates.extend({
  works: words(500).nullable(),
  visitTerms: words(300).nullable(),
})

/** A release: of a dwelling of the stock, or of one that enters the stock with it. */
export const NewVacancy = VacancyFacts.extend({
  dwelling: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('known'), id: Id }),
    DwellingEntry.extend({ kind: z.literal('new'), id: Id }),
  ]),
  /** In flow, to whom the landlord orients this release; ignored when the dwelling is reserved by name. */
  contingent: Contingent.nullable(),
})
export type NewVacancy = z.infer<typeof NewVacancy>

export const ChangeVacancy = VacancyFacts.extend({
  contingent: Contingent.nullable(),
  version: Version,
})
export type ChangeVacancy = z.infer<typeof ChangeVacancy>

export const VacancyParams = z.object({ vacancyId: Id })

export const NewTurn = z.object({
  id: Id,
  kind: z.enum(TURN_KINDS),
  on: CalendarDate,
  words: words(500).nullable(),
})
export type NewTurn = z.infer<typeof NewTurn>

export const MoveVacancy = z.object({
  id: Id,
  to: Status,
  motive: Motive.nullable(),
  letOn: CalendarDate.nullable(),
  version: Version,
})
export type MoveVacancy = z.infer<typeof MoveVacancy>

export const ChooseSector = z.object({ id: Id, sectorId: Id, motive: Motive, version: Version })
export type ChooseSector = z.infer<typeof ChooseSector>

/** One more dwelling for the sector of this vacancy, beyond its quota. */
export const GrantOverQuota = z.object({ id: Id, motive: Motive })
export type GrantOverQuota = z.infer<typeof GrantOverQuota>

const Change = z.object({
  field: z.enum(['noticeGivenOn', 'leavesOn', 'availableOn', 'works', 'visitTerms', 'contingent']),
  before: z.string().nullable(),
  after: z.string().nullable(),
})
export type VacancyChange = z.infer<typeof Change>

/** What happened, newest first: turns of the holder and events of the vacancy in one thread. */
export const VacancyEvent = z.object({
  id: Id,
  at: Instant,
  on: CalendarDate,
  kind: z.enum(['opened', 'changed', 'moved', 'sector-chosen', 'over-quota', ...TURN_KINDS]),
  status: Status.nullable(),
  words: z.string().nullable(),
  changes: z.array(Change),
  dueOn: CalendarDate.nullable(),
  holder: z.string().nullable(),
  author: z.string(),
})
export type VacancyEvent = z.infer<typeof VacancyEvent>

const CostLine = z.object({
  /** `YYYY-MM` */
  month: z.string(),
  days: z.int(),
  monthDays: z.int(),
  cents: z.int(),
})
const Cost = z.object({
  days: z.int(),
  monthlyCents: z.int(),
  lines: z.array(CostLine).readonly(),
  totalCents: z.int(),
})
export type CostWire = z.infer<typeof Cost>

export const VacancyAbility = z.enum([
  'vacancy.change',
  'vacancy.withdraw',
  'vacancy.move',
  'turn.ask',
  'turn.answer',
  'turn.release',
  'sector.choose',
  'quota.exceed',
])
export type VacancyAbility = z.infer<typeof VacancyAbility>

export const VacancyRead = z.object({
  id: Id,
  version: Version,
  status: Status,
  dwelling: Dwelling,
  contingent: Contingent,
  holder: Holder.extend({
    mode: z.enum(RESERVATION_MODES).nullable(),
    /** Last day of the holder's right as known today. */
    until: CalendarDate.nullable(),
  }),
  turn: Turn,
  turnDays: z.int().nullable(),
  noticeGivenOn: CalendarDate,
  leavesOn: CalendarDate,
  availableOn: CalendarDate,
  works: z.string().nullable(),
  visitTerms: z.string().nullable(),
  letOn: CalendarDate.nullable(),
  sector: z.object({
    id: Id.nullable(),
    name: z.string().nullable(),
    chosenOn: CalendarDate.nullable(),
    /** With what the programme lead added; null to a holder, or when the programme sets no number. */
    quota: z.int().nullable(),
    taken: z.int(),
  }),
  proposedBy: z.string().nullable(),
  openedOn: CalendarDate,
  daysUntilFree: z.int(),
  cost: Cost,
  preparation: z
    .object({
      days: z.int(),
      readyOn: CalendarDate,
      slackDays: z.int(),
      waitDays: z.int(),
      waitCents: z.int(),
    })
    .nullable(),
  history: z.array(VacancyEvent),
  moves: z.array(Status),
  updatedAt: Instant,
  updatedByName: z.string().nullable(),
  abilities: z.array(VacancyAbility),
})
export type VacancyRead = z.infer<typeof VacancyRead>

export const ReservationRight = z.object({
  id: Id,
  organisationId: Id,
  organisation: z.string(),
  contingent: Contingent,
  commune: CommuneKey.nullable(),
  communeName: z.string().nullable(),
  mode: z.enum(RESERVATION_MODES),
  flowRatio: z.number().nullable(),
  startsOn: CalendarDate,
  endsOn: CalendarDate.nullable(),
  source: z.string(),
  isAlive: z.boolean(),
  /** In flow, the year so far; null otherwise. */
  balance: z
    .object({ released: z.int(), oriented: z.int(), promised: z.number(), owed: z.int() })
    .nullable(),
  version: Version,
})
export type ReservationRight = z.infer<typeof ReservationRight>

export const Shortfall = z.object({
  id: Id,
  commune: CommuneKey,
  communeName: z.string(),
  startsOn: CalendarDate,
  endsOn: CalendarDate.nullable(),
  source: z.string(),
  isAlive: z.boolean(),
  version: Version,
})
export type Shortfall = z.infer<typeof Shortfall>

export const Reservations = z.object({
  rights: z.array(ReservationRight),
  shortfalls: z.array(Shortfall),
  today: CalendarDate,
  abilities: Abilities,
})
export type Reservations = z.infer<typeof Reservations>

export const SaveRight = z.object({
  organisationId: Id,
  contingent: Contingent.exclude(['landlord']),
  commune: CommuneKey.nullable(),
  mode: z.enum(RESERVATION_MODES),
  flowRatio: z.number().gt(0, 'impossible-share').max(1, 'impossible-share').nullable(),
  startsOn: CalendarDate,
  endsOn: CalendarDate.nullable(),
  source: line(200),
  version: Version.nullable(),
})
export type SaveRight = z.infer<typeof SaveRight>

export const SaveShortfall = z.object({
  commune: CommuneKey,
  startsOn: CalendarDate,
  endsOn: CalendarDate.nullable(),
  source: line(200),
  version: Version.nullable(),
})
export type SaveShortfall = z.infer<typeof SaveShortfall>

/** What the forms offer to choose from. */
export const DwellingChoices = z.object({
  communes: z.array(
    z.object({ key: CommuneKey, name: z.string(), sectorName: z.string().nullable() }),
  ),
  sectors: z.array(z.object({ id: Id, name: z.string() })),
  financings: z.array(z.object({ code: z.string(), label: z.string() })),
  colleagues: z.array(z.object({ id: Id, name: z.string() })),
  holders: z.array(z.object({ id: Id, name: z.string(), kind: z.string() })),
})
export type DwellingChoices = z.infer<typeof DwellingChoices>
