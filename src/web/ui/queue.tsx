import { type ReactNode, useId } from 'react'
import { DueChip } from './due-chip.tsx'
import { type DueInput, sinceWords } from './due.ts'
import { Icon, type IconType } from './icon.tsx'
import './queue.css'
import type { Tone } from './tone.ts'

type QueueProps = {
  title: string
  icon: IconType
  tone: Tone
  count: number
  /** Order and meaning in a few words: « à vous d’agir, le plus ancien d’abord ». */
  hint?: string
  /** Under the rows: « Voir les 3 autres ». */
  more?: ReactNode
  /** `QueueRow`s, or an `EmptyState` when there is nothing. */
  children: ReactNode
}

/** One queue: what waits, for whom, the oldest delay on top. */
export function Queue({ title, icon, tone, count, hint, more, children }: QueueProps) {
  const titleId = useId()
  return (
    <section className="queue" aria-labelledby={titleId}>
      <header className="queue__head">
        <h2 className="queue__title" id={titleId} data-tone={tone}>
          <Icon of={icon} />
          {title} <span>{count}</span>
        </h2>
        {hint && <p className="queue__hint">{hint}</p>}
      </header>
      {count > 0 ? <ul className="queue__rows">{children}</ul> : children}
      {more && <div className="queue__more">{more}</div>}
    </section>
  )
}

type RowProps = {
  /** A `RowLink` towards the file, or the name alone. */
  name: ReactNode
  detail: string
  what: ReactNode
  due?: DueInput | undefined
  /** Working days since it waits. */
  sinceDays?: number | undefined
  /** One button, filled only when late. */
  action?: ReactNode
  selected?: boolean
}

export function QueueRow({ name, detail, what, due, sinceDays, action, selected }: RowProps) {
  return (
    <li className="queue-row" data-selected={selected ? '' : undefined}>
      <div>
        <div className="queue-row__name">{name}</div>
        <div className="queue-row__detail">{detail}</div>
      </div>
      <div className="queue-row__what">{what}</div>
      <div className="queue-row__due">
        {due && <DueChip {...due} />}
        {sinceDays !== undefined && (
          <span className="queue-row__since">{sinceWords(sinceDays)}</span>
        )}
      </div>
      <div className="queue-row__action">{action}</div>
    </li>
  )
}
