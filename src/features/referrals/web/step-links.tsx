import { IconCheck } from '@tabler/icons-react'
import { createLink } from '@tanstack/react-router'
import type { ComponentPropsWithRef } from 'react'
import { Icon } from '#web/ui/icon.tsx'
import { STEPS, type Step, stepNumber } from './referral-steps.ts'
import './step-links.css'

type Props = {
  readonly householdId: string
  readonly step: Step
  /** How many screens may be opened: those after wait for what comes before. */
  readonly open: number
}

/** The screens of a referral, each a link once what comes before is saved. */
export function StepLinks({ householdId, step, open }: Props) {
  const current = stepNumber(step)
  return (
    <nav aria-label="Écrans du signalement" className="step-links">
      <p className="step-links__now">
        Écran {current} sur {STEPS.length}
      </p>
      <ol>
        {STEPS.map(({ slug, label }, index) => (
          <li key={slug} data-state={stateOf(index + 1, current, open)}>
            {index < open ? (
              <StepLink to="/signaler/$householdId/$step" params={{ householdId, step: slug }}>
                <Disc number={index + 1} done={index + 1 < current} />
                <span className="step-links__word">{label}</span>
              </StepLink>
            ) : (
              <span className="step-links__label">
                <Disc number={index + 1} done={false} />
                <span className="step-links__word">{label}</span>
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

function stateOf(number: number, current: number, open: number): string {
  if (number === current) return 'current'
  return number <= open && number < current ? 'done' : 'coming'
}

function StepAnchor({ children, ...props }: ComponentPropsWithRef<'a'>) {
  return (
    <a {...props} className="step-links__label">
      {children}
    </a>
  )
}

const StepLink = createLink(StepAnchor)

function Disc({ number, done }: { number: number; done: boolean }) {
  return (
    <span className="step-links__disc" aria-hidden>
      {done ? <Icon of={IconCheck} size={14} /> : number}
    </span>
  )
}
