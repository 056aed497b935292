import { addDays } from '#kernel/calendar.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'

export const EMERGENCY_STEPS = ['opened', 'extended', 'ended'] as const
export type EmergencyStep = (typeof EMERGENCY_STEPS)[number]

export type EmergencyDecision = {
  readonly step: EmergencyStep
  /** Last day of the lane; null when it ends. */
  readonly until: string | null
}

export type EmergencyRefusal =
  | 'emergency-already-open'
  | 'emergency-not-open'
  | 'emergency-limit-missing'
  | 'emergency-limit-past'
  | 'emergency-too-long'
  | 'emergency-longer-only'
  | 'emergency-referral-missing'
  | 'already-housed'

export type EmergencyFacts = {
  /** The last step; null when no lane was ever opened. */
  readonly last: EmergencyDecision | null
  readonly isSent: boolean
  /** The keys of a dwelling are the good end of a lane. */
  readonly isHoused: boolean
  /** Term of the scheme, in days; undefined when it sets none. */
  readonly longestDays: number | undefined
}

/**
 * Whether a decision on the emergency lane can stand.
 *
 * @param decision  opening, lengthening or end, with the last day of the lane
 * @param facts     where the lane stands, and the longest one that the scheme allows
 * @param today     the programme's date
 * @returns         the decision
 * @refuses         the first code that fits
 * @source          D10: a justification and a time limit; no lane dies in silence
 */
export function checkEmergency<D extends EmergencyDecision>(
  decision: D,
  facts: EmergencyFacts,
  today: string,
): Result<D, EmergencyRefusal> {
  const isOpen = facts.last !== null && facts.last.step !== 'ended'
  if (decision.step === 'ended') return isOpen ? ok(decision) : refuse('emergency-not-open')
  const refusal = openingRefusal(decision, facts, isOpen) ?? limitRefusal(decision, facts, today)
  return refusal ? refuse(refusal) : ok(decision)
}

function openingRefusal(
  { step }: EmergencyDecision,
  { isSent, isHoused }: EmergencyFacts,
  isOpen: boolean,
): EmergencyRefusal | undefined {
  if (step === 'opened' && isOpen) return 'emergency-already-open'
  if (step === 'extended' && !isOpen) return 'emergency-not-open'
  if (!isSent) return 'emergency-referral-missing'
  return isHoused ? 'already-housed' : undefined
}

function limitRefusal(
  { step, until }: EmergencyDecision,
  { last, longestDays }: EmergencyFacts,
  today: string,
): EmergencyRefusal | undefined {
  if (until === null) return 'emergency-limit-missing'
  if (until < today) return 'emergency-limit-past'
  if (longestDays !== undefined && until > addDays(today, longestDays)) return 'emergency-too-long'
  const before = step === 'extended' ? (last?.until ?? null) : null
  return before !== null && until <= before ? 'emergency-longer-only' : undefined
}
