import { addMonths } from '#kernel/calendar.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { isFree, type Turn } from './turn.ts'

export const VACANCY_STATUSES = ['open', 'proposed', 'allocated', 'signed', 'withdrawn'] as const
export type VacancyStatus = (typeof VACANCY_STATUSES)[number]

/** The vacancies on which somebody still works. */
export const LIVE_STATUSES = ['open', 'proposed', 'allocated'] as const satisfies VacancyStatus[]

/** Those that take a place in the quota of their sector. */
export const COUNTED_STATUSES = [
  'proposed',
  'allocated',
  'signed',
] as const satisfies VacancyStatus[]

/** Where each state may lead. Going back to `open` is a refusal or a withdrawal undone. */
const MOVES: Readonly<Record<VacancyStatus, readonly VacancyStatus[]>> = {
  open: ['proposed', 'withdrawn'],
  proposed: ['open', 'allocated', 'withdrawn'],
  allocated: ['open', 'signed', 'withdrawn'],
  signed: [],
  withdrawn: ['open'],
}

/**
 * The states to which a vacancy may go.
 *
 * @param status  where it stands
 * @returns       possible states, none when the lease is signed
 * @source        domain report C2: proposed, allocated, signed
 */
export function movesFrom(status: VacancyStatus): readonly VacancyStatus[] {
  return MOVES[status]
}

/**
 * Whether a state is one on which somebody still works.
 *
 * @param status  state of the vacancy
 * @returns       true for open, proposed and allocated
 * @source        domain report C2
 */
export function isLive(status: VacancyStatus): boolean {
  return isOneOf(LIVE_STATUSES, status)
}

function isOneOf(statuses: readonly VacancyStatus[], status: VacancyStatus): boolean {
  return statuses.includes(status)
}

export type SectorPlaces = {
  /** Dwellings to mobilise in the sector with what the programme lead added, or null without any number. */
  readonly quota: number | null
  /** Vacancies of the sector already proposed, allocated or signed, this one apart. */
  readonly taken: number
}

export type MoveSituation = {
  readonly status: VacancyStatus
  readonly turn: Turn
  /** Null while the sector of the dwelling is not known. */
  readonly sector: SectorPlaces | null
  readonly leavesOn: string
  readonly today: string
}

export type Move = {
  readonly to: VacancyStatus
  readonly motive: string | null
  /** First day of the lease, to sign. */
  readonly letOn: string | null
}

export type MoveRefusal =
  | 'move-not-allowed'
  | 'motive-required'
  | 'holder-has-the-turn'
  | 'sector-missing'
  | 'quota-reached'
  | 'let-on-required'
  | 'let-before-leaving'
  | 'vacancy-date-too-far'

const LEASE_MONTHS_AHEAD = 12

/**
 * Whether a vacancy may go to another state.
 *
 * @param move       where to, why, and the first day of the lease when it is signed
 * @param situation  state, holder's turn, places of the sector, dates
 * @returns          the move
 * @refuses          every code of `MoveRefusal`, the first one met
 * @source           domain report C2 (over-quota needs the programme lead's motive), C9 (sector chosen with a motive),
 *                   G10 (holder's agreement first), G8 (a human motive)
 */
export function checkMove(move: Move, situation: MoveSituation): Result<Move, MoveRefusal> {
  if (!isOneOf(MOVES[situation.status], move.to)) return refuse('move-not-allowed')
  const goesBack = move.to === 'withdrawn' || move.to === 'open'
  if (goesBack && move.motive === null) return refuse('motive-required')
  const refusal = goesBack ? undefined : forwardRefusal(move, situation)
  return refusal ? refuse(refusal) : ok(move)
}

function forwardRefusal(move: Move, situation: MoveSituation): MoveRefusal | undefined {
  if (!isFree(situation.turn)) return 'holder-has-the-turn'
  if (situation.sector === null) return 'sector-missing'
  if (situation.status === 'open' && isFull(situation.sector)) return 'quota-reached'
  return move.to === 'signed' ? leaseRefusal(move, situation) : undefined
}

function isFull({ quota, taken }: SectorPlaces): boolean {
  return quota !== null && taken >= quota
}

function leaseRefusal(
  { letOn }: Move,
  { leavesOn, today }: MoveSituation,
): MoveRefusal | undefined {
  if (letOn === null) return 'let-on-required'
  if (letOn < leavesOn) return 'let-before-leaving'
  return letOn > addMonths(today, LEASE_MONTHS_AHEAD) ? 'vacancy-date-too-far' : undefined
}
