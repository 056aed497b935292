import { addDays, addMonths, addWorkingDays } from '#kernel/calendar.ts'
import type { Chance } from './chance.ts'

export type LifeFact = { readonly kind: string; readonly on: string }

/** A dwelling proposed to a household, and how it ended: by a lease, or without. */
export type Attempt = {
  readonly informedOn: string
  readonly decidedOn: string | null
  readonly closedOn: string | null
}

/** One household's way through the programme, drawn once: facts with their dates, some of them still to come. */
export type Life = {
  readonly openedOn: string
  readonly sentOn: string
  readonly eligibility: { readonly on: string; readonly accepted: boolean }
  /** The day on which both sides agreed on the needs. */
  readonly needsOn: string | null
  readonly attempts: readonly Attempt[]
  /** Facts after eligibility, in order. */
  readonly facts: readonly LifeFact[]
  readonly lease: {
    readonly signedOn: string
    readonly keysOn: string
    readonly sliding: boolean
  } | null
  readonly supportEndsOn: string | null
  readonly end: { readonly kind: 'withdrawn' | 'ended-early'; readonly on: string } | null
}

/**
 * Draws a life from its first day: delays, refusals, a second or third proposal, an early end for some.
 *
 * @param openedOn  the day its prescriber opened the file
 * @param chance    draws of this household
 * @returns         dated facts, in order (`YYYY-MM-DD`)
 */
export function drawLife(openedOn: string, chance: Chance): Life {
  const sentOn = addDays(openedOn, chance.between(0, 5))
  const eligibility = {
    on: addWorkingDays(sentOn, chance.between(1, 8)),
    accepted: chance.happens(0.92),
  }
  const nothing = {
    openedOn,
    sentOn,
    eligibility,
    needsOn: null,
    attempts: [],
    facts: [],
    lease: null,
    supportEndsOn: null,
    end: null,
  }
  if (!eligibility.accepted) return nothing
  const withdrawn = chance.happens(0.05)
    ? { kind: 'withdrawn' as const, on: addDays(eligibility.on, chance.between(10, 90)) }
    : null
  const needsOn = addWorkingDays(eligibility.on, chance.between(1, 9))
  const proposals = drawProposals(needsOn, chance)
  const agreed = { kind: 'needs-agreed', on: needsOn }
  if (proposals.acceptedOn === null || (withdrawn && proposals.acceptedOn >= withdrawn.on)) {
    return { ...nothing, ...untilWithdrawal(proposals, agreed, withdrawn) }
  }
  const year = drawYear(proposals, chance)
  return {
    ...{ ...nothing, needsOn, attempts: proposals.attempts },
    ...{ ...year, facts: [agreed, ...year.facts] },
  }
}

type Proposals = {
  readonly facts: LifeFact[]
  readonly attempts: readonly Attempt[]
  readonly acceptedOn: string | null
}

/** What happened before the household withdrew; its last proposal ends with it. */
function untilWithdrawal(proposals: Proposals, agreed: LifeFact, end: Life['end']) {
  const happened = ({ on }: LifeFact) => end === null || on < end.on
  return {
    needsOn: happened(agreed) ? agreed.on : null,
    facts: [agreed, ...proposals.facts].filter(happened),
    attempts: proposals.attempts
      .filter(({ informedOn }) => end === null || informedOn < end.on)
      .map((attempt) => ({
        ...attempt,
        closedOn:
          end === null || (attempt.closedOn !== null && attempt.closedOn < end.on)
            ? attempt.closedOn
            : end.on,
      })),
    end,
  }
}

function drawProposals(needsOn: string, chance: Chance): Proposals {
  const facts: LifeFact[] = []
  const attempts: Attempt[] = []
  let from = needsOn
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const informedOn = addDays(from, chance.between(attempt === 0 ? 12 : 20, 75))
    facts.push({ kind: 'prescriber-informed', on: informedOn })
    const answeredOn = addWorkingDays(informedOn, chance.between(0, 5))
    if (chance.happens(0.15)) {
      facts.push({ kind: 'candidacy-closed', on: answeredOn })
      attempts.push({ informedOn, decidedOn: null, closedOn: answeredOn })
      from = answeredOn
      continue
    }
    const decidedOn = nextThursday(addDays(answeredOn, chance.between(8, 22)))
    const notifiedOn = addWorkingDays(decidedOn, chance.between(1, 3))
    facts.push(
      { kind: 'prescriber-go', on: answeredOn },
      { kind: 'convoked', on: addDays(decidedOn, -7) },
      { kind: 'decided', on: decidedOn },
      { kind: 'result-told', on: decidedOn },
      { kind: 'household-notified', on: notifiedOn },
    )
    const acceptedOn = addDays(notifiedOn, chance.between(1, 9))
    if (chance.happens(0.68)) {
      facts.push({ kind: 'offer-accepted', on: acceptedOn })
      attempts.push({ informedOn, decidedOn, closedOn: null })
      return { facts, attempts, acceptedOn }
    }
    facts.push({ kind: 'candidacy-closed', on: acceptedOn })
    attempts.push({ informedOn, decidedOn, closedOn: acceptedOn })
    from = acceptedOn
  }
  return { facts, attempts, acceptedOn: null }
}

function drawYear(proposals: Proposals, chance: Chance) {
  const signedOn = addDays(proposals.acceptedOn ?? '', chance.between(5, 20))
  const keysOn = addDays(signedOn, chance.between(0, 10))
  const planOn = addDays(keysOn, chance.between(10, 35))
  const handoverOn = addMonths(signedOn, chance.between(8, 10))
  const closureOn = addDays(addMonths(signedOn, 12), chance.between(0, 60))
  const early = chance.happens(0.04)
    ? { kind: 'ended-early' as const, on: addMonths(signedOn, chance.between(3, 9)) }
    : null
  const year: LifeFact[] = [
    { kind: 'lease-signed', on: signedOn },
    { kind: 'keys', on: keysOn },
    { kind: 'plan-signed', on: planOn },
    { kind: 'handover-started', on: handoverOn },
    { kind: 'closure-held', on: closureOn },
    { kind: 'reviewed', on: addDays(addMonths(closureOn, 3), chance.between(0, 20)) },
  ]
  return {
    facts: [...proposals.facts, ...year.filter(({ on }) => early === null || on < early.on)],
    lease: { signedOn, keysOn, sliding: chance.happens(0.12) },
    supportEndsOn: early?.on ?? closureOn,
    end: early,
  }
}

/** The committee sits on Thursdays. */
function nextThursday(day: string): string {
  let sitting = day
  while (new Date(`${sitting}T00:00:00Z`).getUTCDay() !== 4) sitting = addDays(sitting, 1)
  return sitting
}
