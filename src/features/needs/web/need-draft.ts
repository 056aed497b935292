import type { NeedsRead, NewNeeds } from '../contract.ts'
import { CRITERIA, type Criterion, type NeedValues, type NotedNeed } from '../domain/criteria.ts'
import { changedNeeds } from '../domain/need-changes.ts'

/** A need while it is edited: the same shape, numbers at 0 while they are typed again. */
export type DraftNeed = NotedNeed
export type Draft = readonly DraftNeed[]

/** Every criterion of the catalogue, stated or not, in the order of the page. */
export function toDraft({ needs }: Pick<NeedsRead, 'needs'>): Draft {
  return CRITERIA.map((criterion) => {
    const stated = needs.find((need) => need.criterion === criterion)
    return (stated ?? blankNeed(criterion)) as DraftNeed
  }).map(({ criterion, importance, weight, value, note }) => {
    return { criterion, importance, weight, value, note } as DraftNeed
  })
}

function blankNeed(criterion: Criterion) {
  return { criterion, importance: 'indifferent', weight: 2, value: null, note: null } as const
}

/** The needs of a draft that differ from those that stand. */
export function changesOf(read: Pick<NeedsRead, 'needs'>, draft: Draft): readonly DraftNeed[] {
  return changedNeeds(
    toDraft(read).filter(({ criterion }) =>
      read.needs.some((need) => need.criterion === criterion),
    ),
    draft,
  )
}

/** Criteria that count and say nothing yet: they stop a saving. */
export function unsaid(draft: Draft): readonly Criterion[] {
  return draft
    .filter(({ importance, value }) => importance !== 'indifferent' && value === null)
    .map(({ criterion }) => criterion)
}

export function toSend(version: number, changes: readonly DraftNeed[]): NewNeeds {
  return { version, needs: changes as unknown as NewNeeds['needs'] }
}

/** Where the form of a criterion begins. */
export const BLANK_VALUES: { readonly [C in Criterion]: NeedValues[C] } = {
  typology: { typologies: [] },
  commune: { communes: [] },
  area: { minAreaM2: 0 },
  floor: { withLift: null, withoutLift: null },
  accessibility: { kinds: [] },
  noise: { kinds: [] },
  outdoor: { kinds: [] },
  animals: { kinds: [] },
  parking: { kind: 'space' },
  digital: { kinds: [] },
  school: { places: [{ commune: '', maxMinutes: 15, mode: 'walk' }] },
  work: { places: [{ commune: '', maxMinutes: 30, mode: 'transit' }] },
  relatives: { places: [{ commune: '', maxMinutes: 30, mode: 'transit' }] },
  transport: { stopWithinMinutes: 10, everyMinutes: null },
  services: { families: [], maxMinutes: 15 },
}

/** Whether something is missing in what is typed: an empty list, a number that is not there, a place without commune. */
export function isIncomplete(value: unknown): boolean {
  if (value === 0 || value === '') return true
  if (Array.isArray(value)) return value.length === 0 || value.some(isIncomplete)
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(
    // The ground floor is a floor.
    ([key, entry]) => !(key === 'withLift' || key === 'withoutLift') && isIncomplete(entry),
  )
}
