import { addDays, daysBetween } from '#kernel/calendar.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Holding } from './holder.ts'

/**
 * `asked`: the landlord asks the holder. `agreed`, `declined`, `given-back`: the holder answers.
 * `released`: « remise pour un tour », the delay has passed and the landlord takes this letting, this one only.
 */
export const TURN_KINDS = ['asked', 'agreed', 'declined', 'given-back', 'released'] as const
export type TurnKind = (typeof TURN_KINDS)[number]

export type TurnEvent = {
  readonly kind: TurnKind
  readonly holderOrganisationId: string
  readonly happenedOn: string
  /** Last day of the holder's turn; only for `asked`. */
  readonly dueOn: string | null
}

export type Turn =
  | { readonly state: 'nobody' }
  | { readonly state: 'to-ask' }
  | {
      readonly state: 'asked'
      readonly askedOn: string
      readonly dueOn: string
      /** Calendar days left; negative once the turn is over. */
      readonly daysLeft: number
    }
  | { readonly state: 'agreed' | 'declined' | 'given-back' | 'released'; readonly on: string }

/** When the programme does not say how long a holder has. */
const USUAL_TURN_DAYS = 30

/**
 * The last day of a holder's turn.
 *
 * @param askedOn   day of the request, `YYYY-MM-DD`
 * @param termDays  the programme's term `delay.holder-turn` (calendar days), or null when it sets none
 * @returns         last day on which the answer is in time
 * @source          term of the scheme; 30 days is the usual delay of reservation agreements (domain report §2.4)
 */
export function turnDueOn(askedOn: string, termDays: number | null): string {
  return addDays(askedOn, termDays ?? USUAL_TURN_DAYS)
}

/**
 * Where the holder's turn stands.
 *
 * @param events  events of the vacancy, oldest first
 * @param holder  who holds it today: what another organisation said before binds nobody any more
 * @param today   the programme's date
 * @returns       the state of the turn, with its dates
 * @source        domain report G10: asked, answered, turn given back
 */
export function turnOn(events: readonly TurnEvent[], holder: Holding, today: string): Turn {
  if (holder.kind === 'landlord') return { state: 'nobody' }
  const last = events
    .filter(({ holderOrganisationId }) => holderOrganisationId === holder.organisationId)
    .at(-1)
  if (!last) return { state: 'to-ask' }
  if (last.kind !== 'asked') return { state: last.kind, on: last.happenedOn }
  const dueOn = last.dueOn ?? last.happenedOn
  return { state: 'asked', askedOn: last.happenedOn, dueOn, daysLeft: daysBetween(today, dueOn) }
}

/**
 * Whether a household may be proposed on the dwelling as far as the holder is concerned.
 *
 * @param turn  where the turn stands
 * @returns     true when nothing is reserved, or the holder agreed or left its turn
 * @source      domain report §0, trap 0.10: a match needs the holder's agreement before any proposal
 */
export function isFree(turn: Turn): boolean {
  return !['to-ask', 'asked', 'declined'].includes(turn.state)
}

/**
 * Who must act on the turn now.
 *
 * @param turn  where the turn stands
 * @returns     `landlord` to ask, to go on or to take over, `holder` while its delay runs or it keeps the dwelling
 * @source      domain report G10
 */
export function whoseTurn(turn: Turn): 'landlord' | 'holder' {
  if (turn.state === 'asked') return turn.daysLeft < 0 ? 'landlord' : 'holder'
  return turn.state === 'declined' ? 'holder' : 'landlord'
}

export type TurnRefusal =
  | 'vacancy-not-open'
  | 'no-holder'
  | 'turn-in-the-future'
  | 'turn-before-notice'
  | 'turn-before-question'
  | 'turn-already-asked'
  | 'nothing-to-ask'
  | 'turn-not-asked'
  | 'turn-still-running'
  | 'turn-taken-over'

export type TurnRequest = { readonly kind: TurnKind; readonly on: string }
export type TurnSituation = {
  readonly turn: Turn
  readonly isOpen: boolean
  readonly noticeGivenOn: string
  readonly today: string
}

/**
 * Whether an event may be added to the holder's turn. An answer may change as long as nothing is proposed.
 *
 * @param request    what happened, and on which day
 * @param situation  the turn as it stands, the state of the vacancy, the programme's date
 * @returns          the request itself
 * @refuses          every code of `TurnRefusal`, the first one met
 * @source           domain report §2.4 and G10
 */
export function checkTurn(
  request: TurnRequest,
  situation: TurnSituation,
): Result<TurnRequest, TurnRefusal> {
  const refusal = generalRefusal(request, situation) ?? orderRefusal(request, situation)
  return refusal ? refuse(refusal) : ok(request)
}

function generalRefusal({ on }: TurnRequest, situation: TurnSituation): TurnRefusal | undefined {
  if (situation.turn.state === 'nobody') return 'no-holder'
  if (!situation.isOpen) return 'vacancy-not-open'
  if (on > situation.today) return 'turn-in-the-future'
  return on < situation.noticeGivenOn ? 'turn-before-notice' : undefined
}

function orderRefusal(
  { kind, on }: TurnRequest,
  { turn, today }: TurnSituation,
): TurnRefusal | undefined {
  if (kind === 'asked') {
    if (turn.state === 'asked') return 'turn-already-asked'
    return isFree(turn) ? 'nothing-to-ask' : undefined
  }
  if (turn.state === 'released') return 'turn-taken-over'
  if (turn.state === 'asked' && on < turn.askedOn) return 'turn-before-question'
  if (kind !== 'released') return undefined
  if (turn.state !== 'asked') return 'turn-not-asked'
  return today <= turn.dueOn ? 'turn-still-running' : undefined
}
