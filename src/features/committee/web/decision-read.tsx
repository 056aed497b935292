import { Chip } from '#web/ui/chip.tsx'
import { formatDay } from '#web/ui/dates.ts'
import type { Candidate, SessionRead } from '../contract.ts'
import { givesPlace, OUTCOME_WORDS } from '../domain/outcomes.ts'

type Props = { readonly session: SessionRead; readonly candidate: Candidate }

/** The decision as it stands, for who does not write it. */
export function DecisionRead({ session, candidate }: Props) {
  const { draft } = candidate
  if (draft?.outcome == null) return null
  const { letter, long } = OUTCOME_WORDS[draft.outcome]
  return (
    <p className="candidate__decision">
      <Chip tone={givesPlace(draft.outcome) ? 'accent' : 'neutral'}>
        {letter}. {long}
      </Chip>
      {draft.rank !== null && <Chip>rang {draft.rank}</Chip>}
      <span>{detailWords(draft, session)}</span>
    </p>
  )
}

function detailWords(draft: NonNullable<Candidate['draft']>, { motives }: SessionRead): string {
  if (draft.missingDocument !== null && draft.completeOn !== null) {
    return `${draft.missingDocument}, avant le ${formatDay(draft.completeOn)}`
  }
  const motive = motives.find(({ code }) => code === draft.motive)
  const label = motive && motive.code !== 'other' ? motive.label : null
  return [label, draft.words].filter(Boolean).join(' : ')
}
