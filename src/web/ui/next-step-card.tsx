import { IconCircleDot, IconEye, IconHourglass } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import { Icon } from './icon.tsx'
import './next-step-card.css'
import { quoted } from './typo.ts'

export type OtherReader = {
  /** « ARIES », « Mme Perrachon » */
  readonly reader: string
  readonly sentence: string
}

type Props = {
  /** Who acts and by when: « À vous, avant le lundi 30 novembre (dans 4 jours ouvrés) ». */
  who: string
  sentence: string
  /** ochre when the reader acts, blue when a partner does, brick when it is late. */
  tone?: 'todo' | 'wait' | 'late'
  action?: ReactNode
  /** What the other readers see in this same place. */
  others?: readonly OtherReader[] | undefined
}

export function NextStepCard({ who, sentence, tone = 'todo', action, others = [] }: Props) {
  const titleId = useId()
  return (
    <section className="next-step" data-tone={tone} aria-labelledby={titleId}>
      <h2 className="next-step__who" id={titleId}>
        <Icon of={tone === 'wait' ? IconHourglass : IconCircleDot} />
        {who}
      </h2>
      <p className="next-step__sentence">{sentence}</p>
      {action && <div className="next-step__action">{action}</div>}
      {others.length > 0 && <Others others={others} />}
    </section>
  )
}

function Others({ others }: { others: readonly OtherReader[] }) {
  return (
    <div className="next-step__others">
      <span className="next-step__others-title">
        <Icon of={IconEye} size={16} />
        Ce que lisent les autres
      </span>
      {others.map(({ reader, sentence }) => (
        <div key={reader}>
          <strong>{reader}</strong>
          <span>{quoted(sentence)}</span>
        </div>
      ))}
    </div>
  )
}
