import { IconCheck } from '@tabler/icons-react'
import { Icon } from './icon.tsx'
import './phase-path.css'
import { PHASES, type PhaseState, phaseLabel, phaseState } from './phases.ts'

type Props = {
  /** 1 to 12. */
  current: number
  /** Under each phase: the day it opened, « mois 7 sur 12 », « prévu mars ». Key: the phase. */
  notes?: Readonly<Record<number, string>>
}

const STATE_WORDS: Record<PhaseState, string> = {
  done: 'terminée',
  current: 'en cours',
  coming: 'à venir',
}

/** The whole path of a household. On a narrow page, segments under the name of the current phase. */
export function PhasePath({ current, notes = {} }: Props) {
  return (
    <section className="phase-path" aria-label="Parcours du ménage">
      <p className="phase-path__now" aria-hidden>
        <strong>{phaseLabel(current)}</strong>
        <span>
          phase {current} sur {PHASES.length}
        </span>
        {notes[current] && <span>{notes[current]}</span>}
      </p>
      <ol className="phase-path__steps">
        {PHASES.map((label, index) => (
          <Step
            key={label}
            phase={index + 1}
            label={label}
            state={phaseState(index + 1, current)}
            note={notes[index + 1]}
          />
        ))}
      </ol>
    </section>
  )
}

type StepProps = {
  phase: number
  label: string
  state: PhaseState
  note: string | undefined
}

function Step({ phase, label, state, note }: StepProps) {
  return (
    <li
      className="phase-path__step"
      data-state={state}
      aria-current={state === 'current' ? 'step' : undefined}
    >
      <span className="phase-path__disc" aria-hidden>
        {state === 'done' ? <Icon of={IconCheck} size={15} /> : phase}
      </span>
      <span className="phase-path__name">{label}</span>
      <span className="phase-path__note">{note}</span>
      <span className="visually-hidden">{STATE_WORDS[state]}</span>
    </li>
  )
}
