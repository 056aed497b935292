import { SegmentedControl, Select } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { OUTCOMES, OUTCOME_WORDS, type Outcome } from '../domain/outcomes.ts'
import { acts } from './committee-queries.ts'
import { ConditionForm } from './condition-form.tsx'
import type { DecidingProps } from './deciding.ts'
import { draftOf } from './decision-draft.ts'
import { MotiveForm } from './motive-form.tsx'

type Props = DecidingProps & {
  readonly outcome: Outcome | null
  readonly onChoose: (outcome: Outcome) => void
}

const CHOICES = OUTCOMES.map((value) => ({
  value,
  label: `${OUTCOME_WORDS[value].letter}. ${OUTCOME_WORDS[value].short}`,
}))

/** Five decisions; each opens what it must say. */
export function DecisionChoice(props: Props) {
  const { outcome, onChoose, candidate } = props
  const isNarrow = useMediaQuery('(max-width: 47.99em)')
  return (
    <>
      <SegmentedControl
        aria-label={`Décision pour ${candidate.name}`}
        fullWidth
        orientation={isNarrow ? 'vertical' : 'horizontal'}
        data={CHOICES}
        value={outcome ?? ''}
        onChange={(value) => {
          const found = OUTCOMES.find((one) => one === value)
          if (found) onChoose(found)
        }}
      />
      {outcome === 'allocated-ranked' && <RankField {...props} />}
      {outcome === 'allocated-conditional' && <ConditionForm key={candidate.version} {...props} />}
      {(outcome === 'not-allocated' || outcome === 'inadmissible') && (
        <MotiveForm key={`${outcome} ${String(candidate.version)}`} {...props} outcome={outcome} />
      )}
    </>
  )
}

function RankField({ item, candidate, doing }: DecidingProps) {
  const ranks = item.candidates.filter(({ isLive }) => isLive).map((_, index) => String(index + 1))
  const rank = candidate.draft?.rank ?? null
  return (
    <Select
      className="decision__rank"
      label="Rang"
      data={ranks}
      value={rank === null ? null : String(rank)}
      allowDeselect={false}
      disabled={doing.busy}
      onChange={(value) => {
        if (value === null || Number(value) === rank) return
        const decision = { ...draftOf(candidate, 'allocated-ranked'), rank: Number(value) }
        doing.act(acts.decide(candidate.id, { ...decision, version: candidate.version }))
      }}
    />
  )
}
