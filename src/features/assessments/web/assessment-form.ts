import type { UseFormReturnType } from '@mantine/form'
import { formatDay } from '#web/ui/dates.ts'
import { typedDay } from '#web/ui/day-field.tsx'
import type { Assessment, AssessmentList, SaveAssessment } from '../contract.ts'
import { AXES, PARTS, type Axis, type Intensity, type Part } from '../domain/scales.ts'

/** As it is typed: nothing is an empty string. */
export type AssessmentValues = Record<Part, string> &
  Record<Axis, string> & {
    subjectPersonId: string
    startedOn: string
    roomsFrom: string
    roomsTo: string
    intensity: string
    withHousehold: boolean
  }

type Texts = Record<Part, string>
type Levels = Record<Axis, string>

export function toValues(
  current: Assessment | undefined,
  { persons, today }: Pick<AssessmentList, 'persons' | 'today'>,
): AssessmentValues {
  const begun = current ?? { subjectPersonId: persons[0]?.id ?? '', startedOn: today }
  return {
    subjectPersonId: begun.subjectPersonId,
    startedOn: formatDay(begun.startedOn),
    roomsFrom: inWords(current?.roomsFrom),
    roomsTo: inWords(current?.roomsTo),
    intensity: current?.intensity ?? '',
    withHousehold: current?.withHousehold ?? false,
    ...(Object.fromEntries(PARTS.map((part) => [part, current?.[part] ?? ''])) as Texts),
    ...(Object.fromEntries(AXES.map((axis) => [axis, inWords(current?.[axis])])) as Levels),
  }
}

function inWords(value: number | null | undefined): string {
  return value == null ? '' : String(value)
}

export function toSaved(values: AssessmentValues, version: number | null): SaveAssessment {
  return {
    version,
    subjectPersonId: values.subjectPersonId,
    startedOn: typedDay(values.startedOn) ?? '',
    social: textOrNull(values.social),
    budget: textOrNull(values.budget),
    housing: textOrNull(values.housing),
    plan: textOrNull(values.plan),
    roomsFrom: numberOrNull(values.roomsFrom),
    // One size alone goes from itself to itself.
    roomsTo: numberOrNull(values.roomsTo === '' ? values.roomsFrom : values.roomsTo),
    intensity: values.intensity === '' ? null : (values.intensity as Intensity),
    ableToRent: numberOrNull(values.ableToRent),
    knowsRenting: numberOrNull(values.knowsRenting),
    knowsLiving: numberOrNull(values.knowsLiving),
    environment: numberOrNull(values.environment),
    supportNeed: numberOrNull(values.supportNeed),
    withHousehold: values.withHousehold,
  }
}

function textOrNull(text: string): string | null {
  return text.trim() === '' ? null : text
}

function numberOrNull(typed: string): number | null {
  return typed === '' ? null : Number(typed)
}

export type AssessmentFormApi = UseFormReturnType<AssessmentValues>
