import { addDays, isWorkingDay } from '#kernel/calendar.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'

/** How a decision reached the household, with the dates that prove it (`YYYY-MM-DD`). */
export type Delivery =
  | { readonly means: 'handed'; readonly handedOn: string }
  | { readonly means: 'email'; readonly readOn: string | null }
  | {
      readonly means: 'registered'
      readonly receivedOn: string | null
      /** First presentation, when nobody was there and the letter was not collected. */
      readonly presentedOn: string | null
    }

/** The law asks for ten days at least; a scheme may give more. @source CCH, art. R.441-10 */
const LEAST_REPLY_DAYS = 10

/**
 * The day from which the reply time counts, or null while nothing proves that the household had the letter.
 *
 * @param delivery  means and dates of the notification
 * @returns         day of notification, `YYYY-MM-DD`
 * @source          CE, 30 November 2021, n° 436148: real receipt, else first dated presentation when not collected
 */
export function notifiedOn(delivery: Delivery): string | null {
  switch (delivery.means) {
    case 'handed':
      return delivery.handedOn
    case 'email':
      return delivery.readOn
    case 'registered':
      return delivery.receivedOn ?? delivery.presentedOn
  }
}

/**
 * Last day on which the household may still answer, until midnight.
 *
 * @param notified   day of notification, which does not count
 * @param replyDays  calendar days given to answer
 * @returns          the last day; a Saturday, a Sunday or a public holiday gives way to the next working day
 * @refuses          `reply-too-short` under ten days
 * @source           CCH, art. R.441-10; CPC, art. 641 and 642
 */
export function replyDeadline(
  notified: string,
  replyDays: number,
): Result<string, 'reply-too-short'> {
  if (!Number.isInteger(replyDays) || replyDays < LEAST_REPLY_DAYS) return refuse('reply-too-short')
  let last = addDays(notified, replyDays)
  while (!isWorkingDay(last)) last = addDays(last, 1)
  return ok(last)
}

/** `open`: the household may answer; `unproved`: nothing proves the letter arrived; `silent`: the time has passed. */
export type ReplyState = 'open' | 'unproved' | 'silent'

/**
 * Whether silence already counts as a refusal.
 *
 * @param delivery   means and dates of the notification
 * @param replyDays  calendar days given to answer
 * @param today      the programme's date
 * @returns          `silent` from the day after the deadline, only with a proof of delivery
 * @refuses          `reply-too-short` under ten days
 * @source           CCH, art. R.441-10: silence after the time given is a refusal
 */
export function replyState(
  delivery: Delivery,
  replyDays: number,
  today: string,
): Result<ReplyState, 'reply-too-short'> {
  const from = notifiedOn(delivery)
  if (from === null) return ok('unproved')
  const deadline = replyDeadline(from, replyDays)
  if (!deadline.ok) return deadline
  return ok(today > deadline.value ? 'silent' : 'open')
}

/** What is known of a letter that left. */
type Letter = {
  readonly kind: string
  readonly provedOn: string | null
  readonly calledOn: string | null
}

/**
 * Whether something is still to be noted on a letter: its arrival or, for an offer, the call before its silence counts.
 *
 * @param letter  its kind, the day it is proved to have arrived, the day the household was called
 * @source        J3: silence needs a proof, and a call where the scheme asks for one, in whatever order they come
 */
export function awaitsProof({ kind, provedOn, calledOn }: Letter): boolean {
  return provedOn === null || (kind === 'offer' && calledOn === null)
}
