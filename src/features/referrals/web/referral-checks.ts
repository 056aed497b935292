import { parseDay } from '#web/ui/dates.ts'
import type { Step } from './referral-steps.ts'
import type { PersonValues, ReferralValues } from './referral-values.ts'

/** Path of a field → code of what is wrong with it, as the server would say it. */
export type Refusals = Readonly<Record<string, string>>

type Check = (values: ReferralValues) => Refusals

const CHECKS: Readonly<Partial<Record<Step, Check>>> = {
  situation: (values) => ({
    ...required({ presentSituation: values.presentSituation, readyOn: values.readyOn }),
    ...impossible({ presentSince: values.presentSince, readyOn: values.readyOn }),
    ...(values.urgency === 'urgent' &&
      values.urgencyReason.trim() === '' && { urgencyReason: 'urgency-without-reason' }),
  }),
  personnes: ({ persons }) =>
    Object.assign({}, ...persons.map((person, index) => personRefusals(person, index))) as Refusals,
  echanges: ({ communication, adhesion, protection, uniqueRequestNumber, requestToCreate }) => ({
    ...required({
      'communication.reading': communication.reading,
      'communication.digital': communication.digital,
      'adhesion.state': adhesion.state,
      'adhesion.statedOn': adhesion.statedOn,
    }),
    ...impossible({ 'adhesion.statedOn': adhesion.statedOn }),
    ...(protection.needed &&
      required({
        'protection.personId': protection.personId,
        'protection.kind': protection.kind,
        'protection.mandataryName': protection.mandataryName,
        'protection.mandataryRole': protection.mandataryRole,
      })),
    ...(!requestToCreate &&
      uniqueRequestNumber.trim() === '' && { uniqueRequestNumber: 'request-number-or-create' }),
  }),
}

function personRefusals(person: PersonValues, index: number): Refusals {
  const at = (field: string) => `persons.${String(index)}.${field}`
  return {
    ...required({
      [at('firstName')]: person.firstName,
      [at('lastName')]: person.lastName,
      // The lead person is looked for by name and birth date: without it, nobody could ask « already known? ».
      ...(index === 0 && { [at('birthDate')]: person.birthDate }),
    }),
    ...impossible({ [at('birthDate')]: person.birthDate }),
  }
}

/**
 * What is missing or impossible on a screen. The server checks everything again; this only spares a wait.
 */
export function checkStep(step: Step, values: ReferralValues): Refusals {
  return CHECKS[step]?.(values) ?? {}
}

/** The screens that still lack an answer: the referral cannot leave before. */
export function stepsToComplete(values: ReferralValues): readonly Step[] {
  return (['situation', 'personnes', 'echanges'] as const).filter(
    (step) => Object.keys(checkStep(step, values)).length > 0,
  )
}

function required(fields: Readonly<Record<string, string>>): Refusals {
  return mapped(fields, (value) => (value.trim() === '' ? 'required' : undefined))
}

function impossible(fields: Readonly<Record<string, string>>): Refusals {
  return mapped(fields, (value) =>
    value.trim() !== '' && parseDay(value) === null ? 'impossible-date' : undefined,
  )
}

function mapped(
  fields: Readonly<Record<string, string>>,
  codeOf: (value: string) => string | undefined,
): Refusals {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([path, value]) => {
      const code = codeOf(value)
      return code === undefined ? [] : [[path, code]]
    }),
  )
}

const FIELD_OF_RULE: Readonly<Record<string, (values: ReferralValues) => string>> = {
  'lead-is-minor': () => 'persons.0.birthDate',
  'birth-in-the-future': lastBorn,
  'birth-too-long-ago': firstBorn,
  'ready-date-too-far': () => 'readyOn',
  'present-in-the-future': () => 'presentSince',
  'adhesion-in-the-future': () => 'adhesion.statedOn',
  'urgency-without-reason': () => 'urgencyReason',
  'protected-person-unknown': () => 'protection.personId',
  'protected-person-is-minor': () => 'protection.personId',
}

/** The field that a rule of the programme speaks of, when there is one. */
export function fieldOfRule(rule: string, values: ReferralValues): string | undefined {
  return FIELD_OF_RULE[rule]?.(values)
}

function lastBorn({ persons }: ReferralValues): string {
  return birthField(persons, (a, b) => (a > b ? 1 : -1))
}

function firstBorn({ persons }: ReferralValues): string {
  return birthField(persons, (a, b) => (a < b ? 1 : -1))
}

function birthField(
  persons: readonly PersonValues[],
  compare: (a: string, b: string) => number,
): string {
  const births = persons.map(({ birthDate }, index) => ({ index, on: parseDay(birthDate) ?? '' }))
  const [worst] = births.filter(({ on }) => on !== '').sort((a, b) => compare(b.on, a.on))
  return `persons.${String(worst?.index ?? 0)}.birthDate`
}
