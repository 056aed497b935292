import { addMonths, ageOn } from '#kernel/calendar.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'

/** What the rules look at in a referral. */
export type ReferralFacts = {
  readonly persons: readonly {
    readonly id: string
    readonly birthDate: string | null
    readonly relation: string
  }[]
  readonly readyOn: string
  readonly presentSince: string | null
  readonly urgency: 'ordinary' | 'urgent'
  readonly urgencyReason: string | null
  readonly adhesion: { readonly statedOn: string } | null
  readonly protection: { readonly personId: string } | null
}

export type ReferralRefusal =
  | 'lead-first'
  | 'lead-is-minor'
  | 'birth-in-the-future'
  | 'birth-too-long-ago'
  | 'same-person-twice'
  | 'ready-date-too-far'
  | 'present-in-the-future'
  | 'adhesion-in-the-future'
  | 'urgency-without-reason'
  | 'protected-person-unknown'
  | 'protected-person-is-minor'

/**
 * Whether a referral holds together on a given day.
 *
 * @param entry   what the prescriber typed, already well-formed
 * @param today   the programme's date, `YYYY-MM-DD`
 * @returns       the entry itself
 * @refuses       every code of `ReferralRefusal`, the first one met
 * @source        domain report D1, D9; a prescriber signals « dès qu’une famille est prête » (call for projects 2014)
 */
export function checkReferral<E extends ReferralFacts>(
  entry: E,
  today: string,
): Result<E, ReferralRefusal> {
  const refusal =
    personsRefusal(entry, today) ?? datesRefusal(entry, today) ?? protectionRefusal(entry, today)
  return refusal ? refuse(refusal) : ok(entry)
}

function personsRefusal(entry: ReferralFacts, today: string): ReferralRefusal | undefined {
  const [lead, ...others] = entry.persons
  if (lead?.relation !== 'lead' || others.some((person) => person.relation === 'lead')) {
    return 'lead-first'
  }
  if (new Set(entry.persons.map((person) => person.id)).size < entry.persons.length) {
    return 'same-person-twice'
  }
  for (const { birthDate } of entry.persons) {
    if (birthDate !== null && birthDate > today) return 'birth-in-the-future'
    if (birthDate !== null && ageOn(birthDate, today) > 120) return 'birth-too-long-ago'
  }
  // A minor may hold a lease once emancipated, from 16.
  if (lead.birthDate !== null && ageOn(lead.birthDate, today) < 16) return 'lead-is-minor'
  return undefined
}

function datesRefusal(entry: ReferralFacts, today: string): ReferralRefusal | undefined {
  if (entry.readyOn > addMonths(today, 24) || entry.readyOn < addMonths(today, -24)) {
    return 'ready-date-too-far'
  }
  if (entry.presentSince !== null && entry.presentSince > today) return 'present-in-the-future'
  if (entry.adhesion !== null && entry.adhesion.statedOn > today) return 'adhesion-in-the-future'
  if (entry.urgency === 'urgent' && entry.urgencyReason === null) return 'urgency-without-reason'
  return undefined
}

function protectionRefusal(entry: ReferralFacts, today: string): ReferralRefusal | undefined {
  const { protection } = entry
  if (protection === null) return undefined
  const person = entry.persons.find(({ id }) => id === protection.personId)
  if (!person) return 'protected-person-unknown'
  const minor = person.birthDate !== null && ageOn(person.birthDate, today) < 18
  return minor ? 'protected-person-is-minor' : undefined
}

/**
 * Adults and children of a household, from its persons.
 *
 * @param persons  persons with their birth date when known and their relation to the lead person
 * @param today    the programme's date
 * @returns        numbers of adults and of children (persons); a child of unknown age counts as a child
 * @source         domain report §4.3, compartment 2
 */
export function countPersons(
  persons: ReferralFacts['persons'],
  today: string,
): { adults: number; children: number } {
  const children = persons.filter((person) =>
    person.birthDate === null ? person.relation === 'child' : ageOn(person.birthDate, today) < 18,
  ).length
  return { adults: Math.max(1, persons.length - children), children }
}

const USUAL_NUMBER = /^\d{3}(0[1-9]|1[0-2])\d{2}\d{6}[0-9A-Z]{5}$/u

/**
 * What to say of a unique request number: a warning, never a refusal, since older numbers exist.
 *
 * @param number  normalised (no space, upper case), or null when the request is still to be registered
 * @returns       codes of warnings, possibly none
 * @source        shape observed in domain report §2.7; D2: without a number, no committee
 */
export function numberWarnings(
  number: string | null,
): ('unusual-request-number' | 'request-number-missing')[] {
  if (number === null) return ['request-number-missing']
  return USUAL_NUMBER.test(number) ? [] : ['unusual-request-number']
}
