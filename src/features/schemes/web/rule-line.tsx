import { IconCalendarEvent } from '@tabler/icons-react'
import { Chip } from '#web/ui/chip.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { TextLink } from '#web/ui/links.tsx'
import type { Told } from './version-lines.ts'

type Props = {
  /** What the address of its drawer says. */
  readonly rule: string
  readonly label: string
  readonly help?: string | undefined
  /** Null: the scheme says nothing yet. */
  readonly value: string | null
  readonly detail?: string | undefined
  /** A value that was decided and has not begun. */
  readonly next?: string | undefined
  readonly current: Told | undefined
  readonly mayChange: boolean
}

/** A rule in force, and the way to its versions. */
export function RuleLine({ rule, label, help, value, detail, next, current, mayChange }: Props) {
  return (
    <li className="rule-line">
      <div>
        <h3 className="rule-line__label">{label}</h3>
        {help && <p className="rule-line__detail">{help}</p>}
      </div>
      <div>
        <p className="rule-line__value">
          {value ?? <span className="rule-line__detail">pas encore fixé</span>}
        </p>
        {detail && <p className="rule-line__detail">{detail}</p>}
        {next && (
          <Chip tone="wait" icon={IconCalendarEvent}>
            {next}
          </Chip>
        )}
      </div>
      <p className="rule-line__detail">
        {current && (
          <>
            {current.setBy !== null && <>Depuis le&nbsp;{formatDay(current.validFrom)}. </>}
            {current.source}.
          </>
        )}
      </p>
      <TextLink
        to="."
        search={(search: Record<string, unknown>) => ({ ...search, regle: rule })}
        resetScroll={false}
        fz="sm"
        className="rule-line__open"
      >
        {mayChange ? 'Changer' : 'Versions'}
        <span className="visually-hidden"> : {label}</span>
      </TextLink>
    </li>
  )
}
