import { IconCircle, IconCircleCheck, IconStar } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Chip } from '#web/ui/chip.tsx'
import { Icon } from '#web/ui/icon.tsx'
import type { Criterion, Importance, Weight } from '../domain/criteria.ts'
import { CRITERION_WORDS, IMPORTANCE_WORDS, WEIGHT_WORDS } from '../domain/need-words.ts'
import { NEED_ICONS } from './need-icons.ts'

type Props = {
  readonly need: {
    readonly criterion: Criterion
    readonly importance: Importance
    readonly weight: Weight
    readonly note: string | null
  }
  readonly words: ReactNode
  /** Instead of the word that says its importance. */
  readonly control?: ReactNode
}

const LOOKS = {
  must: { tone: 'accent', icon: IconCircleCheck },
  should: { tone: 'neutral', icon: IconStar },
  indifferent: { tone: 'neutral', icon: IconCircle },
} as const

/** One need: what it is, what is asked, how much it counts. */
export function NeedLine({ need, words, control }: Props) {
  const { criterion, importance, weight, note } = need
  const look = LOOKS[importance]
  return (
    <div className="need-line">
      <span className="need-line__icon">
        <Icon of={NEED_ICONS[criterion]} size={18} />
      </span>
      <div className="need-line__words">
        <p className="need-line__label" id={`need-${criterion}`}>
          {CRITERION_WORDS[criterion]}
        </p>
        <p className="need-line__asked">{words}</p>
        {note !== null && <p className="need-line__note">{note}</p>}
      </div>
      {control ?? (
        <Chip tone={look.tone} icon={look.icon}>
          {IMPORTANCE_WORDS[importance]}
          {importance === 'should' && `, ${WEIGHT_WORDS[weight] ?? ''}`}
        </Chip>
      )}
    </div>
  )
}
