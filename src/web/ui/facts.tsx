import type { ReactNode } from 'react'
import './facts.css'

export type Fact = {
  readonly label: string
  /** Nothing is shown as « non renseigné », never as an empty line. */
  readonly value: ReactNode
}

/** What is known, one line a fact: its name, what it is. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(({ label, value }) => (
        <div className="facts__line" key={label}>
          <dt>{label}</dt>
          <dd>
            {value === null || value === undefined || value === '' ? (
              <span className="facts__missing">non renseigné</span>
            ) : (
              value
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
