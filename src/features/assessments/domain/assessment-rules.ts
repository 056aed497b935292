import { ok, refuse, type Result } from '#kernel/result.ts'
import { PARTS, type Intensity, type Part } from './scales.ts'

export type AssessmentRefusal =
  | 'assessment-in-the-future'
  | 'assessment-ends-before-start'
  | 'assessment-incomplete'
  | 'assessment-finished'
  | 'assessment-not-finished'
  | 'assessment-rooms-out-of-order'
  | 'operator-is-its-author'

export type AssessmentContent = Readonly<Record<Part, string | null>> & {
  readonly startedOn: string
  readonly roomsFrom: number | null
  readonly roomsTo: number | null
  readonly intensity: Intensity | null
}

export type Missing = Part | 'rooms' | 'intensity'

/**
 * What is still missing before an assessment can be finished.
 *
 * @param content  its three parts and its conclusion
 * @returns        what is empty, in the order of the page
 * @source         D13: three parts (social, budget, housing) and a conclusion
 */
export function missingFor(content: AssessmentContent): readonly Missing[] {
  return [
    ...PARTS.filter((part) => part !== 'plan' && content[part] === null),
    ...(content.roomsFrom === null ? (['rooms'] as const) : []),
    ...(content.intensity === null ? (['intensity'] as const) : []),
    ...(content.plan === null ? (['plan'] as const) : []),
  ]
}

/**
 * Whether what was typed holds together.
 *
 * @param content  an assessment being written
 * @param today    the programme's date
 * @returns        the content
 * @refuses        `assessment-in-the-future`, `assessment-rooms-out-of-order`
 * @source         D13
 */
export function checkAssessment<C extends AssessmentContent>(
  content: C,
  today: string,
): Result<C, AssessmentRefusal> {
  if (content.startedOn > today) return refuse('assessment-in-the-future')
  const { roomsFrom, roomsTo } = content
  if ((roomsFrom === null) !== (roomsTo === null)) return refuse('assessment-rooms-out-of-order')
  return roomsFrom !== null && roomsTo !== null && roomsTo < roomsFrom
    ? refuse('assessment-rooms-out-of-order')
    : ok(content)
}

/**
 * Whether an assessment may be finished on a day. Only then does it count against the programme's cap.
 *
 * @param content     its parts and conclusion
 * @param finishedOn  the day, `YYYY-MM-DD`
 * @param today       the programme's date
 * @returns           the day
 * @refuses           `assessment-incomplete`, `assessment-ends-before-start`, `assessment-in-the-future`
 * @source            D13
 */
export function checkFinish(
  content: AssessmentContent,
  finishedOn: string,
  today: string,
): Result<string, AssessmentRefusal> {
  if (missingFor(content).length > 0) return refuse('assessment-incomplete')
  if (finishedOn > today) return refuse('assessment-in-the-future')
  return finishedOn < content.startedOn ? refuse('assessment-ends-before-start') : ok(finishedOn)
}
