import { newId } from '#web/new-id.ts'
import { formatDay } from '#web/ui/dates.ts'
import { typedDay } from '#web/ui/day-field.tsx'
import type { PersonEntry, ReferralEntry, ReferralRead } from '../contract.ts'

/** What the form holds: text as typed, and an empty choice until it is made. Paths are those of the wire. */
export type ReferralValues = {
  id: string
  version: number | null
  presentSituation: '' | ReferralEntry['presentSituation']
  presentSince: string
  readyOn: string
  urgency: ReferralEntry['urgency']
  urgencyReason: string
  daloRecognised: boolean
  pdalhpdPublic: boolean
  persons: PersonValues[]
  expectedChildren: number
  address: string
  communication: {
    language: string
    interpreterNeeded: boolean
    reading: '' | ReferralEntry['communication']['reading']
    lettersReadWith: string
    smsAccepted: boolean
    digital: '' | ReferralEntry['communication']['digital']
  }
  adhesion: AdhesionValues
  protection: ProtectionValues
  uniqueRequestNumber: string
  requestToCreate: boolean
}

type Adhesion = NonNullable<ReferralEntry['adhesion']>
type Protection = NonNullable<ReferralEntry['protection']>

export type AdhesionValues = {
  id: string
  /** The id of the next statement, should this one be changed after it was saved. */
  nextId: string
  state: '' | Adhesion['state']
  statedOn: string
  words: string
}

export type PersonValues = {
  id: string
  firstName: string
  lastName: string
  birthName: string
  birthDate: string
  relation: PersonEntry['relation']
  custody: '' | NonNullable<PersonEntry['custody']>
  phone: string
  email: string
}

export type ProtectionValues = {
  needed: boolean
  id: string
  personId: string
  kind: '' | Protection['kind']
  mandataryName: string
  mandataryRole: string
  mandataryPhone: string
}

export function newPerson(relation: PersonEntry['relation'], lastName = ''): PersonValues {
  return {
    id: newId(),
    firstName: '',
    lastName,
    birthName: '',
    birthDate: '',
    relation,
    custody: '',
    phone: '',
    email: '',
  }
}

/** A referral that nobody has begun: nothing is answered in the household's place. */
export function emptyReferral(language: string, today: string): ReferralValues {
  return {
    id: newId(),
    version: null,
    presentSituation: '',
    presentSince: '',
    readyOn: '',
    urgency: 'ordinary',
    urgencyReason: '',
    daloRecognised: false,
    pdalhpdPublic: false,
    persons: [newPerson('lead')],
    expectedChildren: 0,
    address: '',
    communication: {
      language,
      interpreterNeeded: language !== 'fr',
      reading: '',
      lettersReadWith: '',
      smsAccepted: false,
      digital: '',
    },
    adhesion: noAdhesion(today),
    protection: noProtection(),
    uniqueRequestNumber: '',
    requestToCreate: false,
  }
}

function noAdhesion(today: string): AdhesionValues {
  return { id: newId(), nextId: newId(), state: '', statedOn: formatDay(today), words: '' }
}

function noProtection(): ProtectionValues {
  return {
    needed: false,
    id: newId(),
    personId: '',
    kind: '',
    mandataryName: '',
    mandataryRole: '',
    mandataryPhone: '',
  }
}

/** From what the server holds. Before the screen « Échanges » is answered, its choices are still open. */
export function toValues(read: ReferralRead, today: string): ReferralValues {
  const answered = read.adhesion !== null
  const { communication, adhesion, protection } = read
  return {
    id: read.id,
    version: read.version,
    presentSituation: read.presentSituation,
    presentSince: typed(read.presentSince),
    readyOn: formatDay(read.readyOn),
    urgency: read.urgency,
    urgencyReason: read.urgencyReason ?? '',
    daloRecognised: read.daloRecognised,
    pdalhpdPublic: read.pdalhpdPublic,
    persons: read.persons.map(toPersonValues),
    expectedChildren: read.expectedChildren,
    address: read.address ?? '',
    communication: {
      ...communication,
      reading: answered ? communication.reading : '',
      digital: answered ? communication.digital : '',
      lettersReadWith: communication.lettersReadWith ?? '',
    },
    adhesion: adhesion
      ? {
          ...adhesion,
          nextId: newId(),
          statedOn: formatDay(adhesion.statedOn),
          words: adhesion.words ?? '',
        }
      : noAdhesion(today),
    protection: protection
      ? { ...protection, needed: true, mandataryPhone: protection.mandataryPhone ?? '' }
      : noProtection(),
    uniqueRequestNumber: read.uniqueRequestNumber ?? '',
    requestToCreate: answered && read.uniqueRequestNumber === null,
  }
}

function toPersonValues(person: PersonEntry): PersonValues {
  return {
    ...person,
    birthName: person.birthName ?? '',
    birthDate: typed(person.birthDate),
    custody: person.custody ?? '',
    phone: person.phone ?? '',
    email: person.email ?? '',
  }
}

function typed(day: string | null): string {
  return day === null ? '' : formatDay(day)
}

/**
 * What the server is asked to keep. A statement of the household is never rewritten: one that differs from the saved one
 * gets an id of its own.
 */
export function toEntry(values: ReferralValues, saved: ReferralRead | null): ReferralEntry {
  const { communication } = values
  return {
    id: values.id,
    presentSituation: chosen(values.presentSituation),
    presentSince: typedDay(values.presentSince),
    readyOn: typedDay(values.readyOn) ?? '',
    urgency: values.urgency,
    urgencyReason: values.urgency === 'urgent' ? textOrNull(values.urgencyReason) : null,
    daloRecognised: values.daloRecognised,
    pdalhpdPublic: values.pdalhpdPublic,
    persons: values.persons.map(toPersonEntry),
    expectedChildren: values.expectedChildren,
    address: textOrNull(values.address),
    communication: {
      ...communication,
      reading: communication.reading === '' ? 'alone' : communication.reading,
      digital: communication.digital === '' ? 'alone' : communication.digital,
      lettersReadWith:
        communication.reading === 'with-help' ? textOrNull(communication.lettersReadWith) : null,
    },
    uniqueRequestNumber: values.requestToCreate ? null : textOrNull(values.uniqueRequestNumber),
    adhesion: toAdhesion(values, saved),
    protection: toProtection(values.protection),
  }
}

// The form refuses an empty choice before it is sent; the server would refuse it as well.
function chosen(situation: ReferralValues['presentSituation']): ReferralEntry['presentSituation'] {
  return situation === '' ? 'other' : situation
}

function toPersonEntry(person: PersonValues): PersonEntry {
  return {
    id: person.id,
    firstName: person.firstName,
    lastName: person.lastName,
    birthName: textOrNull(person.birthName),
    birthDate: typedDay(person.birthDate),
    relation: person.relation,
    custody: person.relation === 'child' && person.custody !== '' ? person.custody : null,
    phone: textOrNull(person.phone),
    email: textOrNull(person.email),
  }
}

function toAdhesion({ adhesion }: ReferralValues, saved: ReferralRead | null): Adhesion | null {
  if (adhesion.state === '') return null
  const stated: Adhesion = {
    id: adhesion.id,
    state: adhesion.state,
    statedOn: typedDay(adhesion.statedOn) ?? '',
    words: textOrNull(adhesion.words),
  }
  const before = saved?.adhesion
  const changed =
    before?.id === stated.id &&
    (before.state !== stated.state ||
      before.statedOn !== stated.statedOn ||
      before.words !== stated.words)
  return changed ? { ...stated, id: adhesion.nextId } : stated
}

function toProtection({ needed, kind, ...measure }: ProtectionValues): Protection | null {
  if (!needed) return null
  return {
    ...measure,
    kind: kind === '' ? 'safeguard' : kind,
    mandataryPhone: textOrNull(measure.mandataryPhone),
  }
}

function textOrNull(text: string): string | null {
  return text.trim() === '' ? null : text
}

/** Whether there is nothing to save. */
export function isSaved(
  values: ReferralValues,
  saved: ReferralRead | null,
  today: string,
): boolean {
  if (saved === null) return false
  const asSaved = toEntry(toValues(saved, today), saved)
  return JSON.stringify(toEntry(values, saved)) === JSON.stringify(asSaved)
}
