import type { Role } from '#kernel/roles.ts'
import { belongsToPerson, MATRIX, NEVER_IN_A_LIST, type Cell, type Verb } from './matrix.ts'

// The rules of §4.3 written a second time, from the text and not from the SQL: what the database must answer.

export type AssignmentFact = {
  readonly householdId: string
  readonly organisationId: string
  readonly role: Role
  readonly accountId: string | null
  readonly reach: 'organisation' | 'named'
  readonly subjectPersonId: string | null
  readonly kind: 'case' | 'break-glass'
  readonly startsOn: string
  readonly endsOn: string | null
  readonly hasExpired: boolean
  readonly handoverReadyOn: string | null
  readonly namedOn: string | null
  readonly signedOn: string | null
}

export type ConsentFact = {
  readonly householdId: string
  readonly subjectPersonId: string
  readonly organisationId: string
  readonly accountId: string | null
  readonly compartments: readonly string[]
  readonly givenOn: string
  readonly expiresOn: string
  readonly isWithdrawn: boolean
}

export type PersonFact = {
  readonly id: string
  readonly householdId: string
  readonly isAdult: boolean | null
  readonly hasLeft: boolean
}

export type Facts = {
  readonly today: string
  readonly assignments: readonly AssignmentFact[]
  readonly consents: readonly ConsentFact[]
  readonly persons: readonly PersonFact[]
}

export type Reader = {
  readonly role: Role
  readonly accountId: string
  readonly organisationId: string
  readonly personId: string | null
}

/** `null`: a list. */
export type Look = { readonly householdId: string | null; readonly declared: readonly string[] }

/** `person` is « everybody » when the right is not limited to one; `own` says whose entries count as one's own. */
export type Right = {
  readonly householdId: string
  readonly compartment: string
  readonly verb: Verb
  readonly person: string
  readonly own: 'account' | 'organisation' | null
}

export const EVERYBODY = 'everybody'

/** What a reader may do, household by household. */
export function rightsOf(reader: Reader, look: Look, facts: Facts): readonly Right[] {
  return facts.assignments
    .filter((assignment) => holds(reader, assignment, facts.today))
    .filter(({ householdId }) => look.householdId === null || householdId === look.householdId)
    .flatMap((assignment) =>
      MATRIX.filter(({ role }) => role === reader.role)
        .filter((cell) => isAsked(cell, look) && isOpen(cell, assignment, facts.today))
        .flatMap((cell) =>
          peopleOf(cell, assignment, reader, facts).map((person) => ({
            householdId: assignment.householdId,
            compartment: cell.compartment,
            verb: cell.verb,
            person,
            own: whoseOwn(cell),
          })),
        ),
    )
}

function holds(reader: Reader, assignment: AssignmentFact, today: string): boolean {
  return (
    assignment.organisationId === reader.organisationId &&
    assignment.role === reader.role &&
    (assignment.reach === 'organisation' || assignment.accountId === reader.accountId) &&
    assignment.startsOn <= today &&
    (assignment.endsOn === null || assignment.endsOn >= today) &&
    !assignment.hasExpired
  )
}

function isAsked(cell: Cell, look: Look): boolean {
  if (!look.declared.includes(cell.compartment)) return false
  return look.householdId !== null || !NEVER_IN_A_LIST.includes(cell.compartment)
}

const NEVER_BY_BREAKING_GLASS = ['3b', '3c', '7c', '8', '14b']

// Notes 9, 11, 14 and 15 depend on the row; notes 1 and 2 are the dates of the assignment itself.
function isOpen(cell: Cell, assignment: AssignmentFact, today: string): boolean {
  const reached = (day: string | null) => day !== null && day <= today
  if (cell.conditions.includes('note3') && !reached(assignment.handoverReadyOn)) return false
  if (cell.conditions.includes('note16')) {
    const fromSignature = cell.compartment === '13' && cell.verb === 'write'
    if (!reached(fromSignature ? assignment.signedOn : assignment.namedOn)) return false
  }
  if (assignment.kind === 'case') return true
  return !needsConsent(cell) && !NEVER_BY_BREAKING_GLASS.includes(cell.compartment)
}

// « c » of the matrix, and note 3, which says « and consent ».
function needsConsent(cell: Cell): boolean {
  return cell.conditions.includes('consent') || cell.conditions.includes('note3')
}

function peopleOf(
  cell: Cell,
  assignment: AssignmentFact,
  reader: Reader,
  facts: Facts,
): readonly string[] {
  const ofPerson = belongsToPerson(cell.compartment)
  if (reader.role === 'HH' && ofPerson) return personsOf(reader, facts)
  if (!needsConsent(cell)) return [ofPerson ? (assignment.subjectPersonId ?? EVERYBODY) : EVERYBODY]
  const agreed = facts.consents
    .filter((consent) => isValid(consent, cell, assignment, reader, facts.today))
    .map(({ subjectPersonId }) => subjectPersonId)
  return ofPerson ? agreed : agreed.slice(0, 1).map(() => EVERYBODY)
}

function isValid(
  consent: ConsentFact,
  cell: Cell,
  assignment: AssignmentFact,
  reader: Reader,
  today: string,
): boolean {
  return (
    consent.householdId === assignment.householdId &&
    consent.organisationId === reader.organisationId &&
    (consent.accountId === null || consent.accountId === reader.accountId) &&
    consent.compartments.includes(cell.compartment) &&
    consent.givenOn <= today &&
    consent.expiresOn > today &&
    !consent.isWithdrawn &&
    (assignment.subjectPersonId ?? consent.subjectPersonId) === consent.subjectPersonId
  )
}

/** Her own rows and those of the minors of her household; never another adult's. */
export function personsOf(reader: Reader, facts: Facts): readonly string[] {
  const me = facts.persons.find(({ id }) => id === reader.personId)
  if (!me) return []
  const minors = facts.persons.filter(
    (other) =>
      me.isAdult === true &&
      other.householdId === me.householdId &&
      other.isAdult === false &&
      !other.hasLeft,
  )
  return [me.id, ...minors.map(({ id }) => id)]
}

// A service answers for its referrals as a whole, and money is an organisation's; a note is its author's alone.
function whoseOwn(cell: Cell): Right['own'] {
  if (!cell.own) return null
  return ['SIAO', 'RES'].includes(cell.role) || cell.compartment === '16'
    ? 'organisation'
    : 'account'
}

/** A row of a case, as far as the rules look at it. */
export type CaseRow = {
  readonly householdId: string
  readonly compartments: readonly string[]
  readonly person: string | null
  readonly accountId: string | null
  readonly organisationId: string | null
}

/** Whether a right opens a row to its reader. */
export function opens(right: Right, verb: Verb, row: CaseRow, reader: Reader): boolean {
  return (
    right.verb === verb &&
    right.householdId === row.householdId &&
    row.compartments.includes(right.compartment) &&
    (right.person === EVERYBODY || row.person === null || right.person === row.person) &&
    (right.own !== 'account' || row.accountId === reader.accountId) &&
    (right.own !== 'organisation' || row.organisationId === reader.organisationId)
  )
}
