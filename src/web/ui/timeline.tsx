import { Anchor } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { formatShortDay, formatShortDays } from './dates.ts'
import { Icon, type IconType } from './icon.tsx'
import { foldBursts, type ThreadEvent, type ThreadLine } from './timeline-bursts.ts'
import './timeline.css'
import type { Tone } from './tone.ts'

export type TimelineEvent = {
  readonly title: string
  readonly detail?: ReactNode
  /** Author and readers: « Bruno Chastellain, vu par le ménage, ARIES, vous ». */
  readonly meta?: string
  readonly icon: IconType
  readonly tone?: Tone
} & ThreadEvent

type Props = {
  /** Newest first. */
  events: readonly TimelineEvent[]
  /** « 4 échanges avec ARIES sur l’attestation d’assurance » */
  burstTitle: (events: readonly TimelineEvent[]) => string
}

/** One thread of events; several alike in a row make one line that unfolds. */
export function Timeline({ events, burstTitle }: Props) {
  return (
    <ol className="timeline">
      {foldBursts(events).map((line) =>
        line.kind === 'single' ? (
          <Line key={line.event.id} event={line.event} />
        ) : (
          <Burst key={line.id} burst={line} title={burstTitle(line.events)} />
        ),
      )}
    </ol>
  )
}

function Line({ event }: { event: TimelineEvent }) {
  return (
    <li className="timeline__line">
      <span className="timeline__icon" data-tone={event.tone ?? 'neutral'}>
        <Icon of={event.icon} size={17} />
      </span>
      <div>
        <p className="timeline__title">{event.title}</p>
        {event.detail && <p className="timeline__detail">{event.detail}</p>}
        {event.meta && <p className="timeline__meta">{event.meta}</p>}
      </div>
      <time className="timeline__date" dateTime={event.on}>
        {formatShortDay(event.on)}
      </time>
    </li>
  )
}

type BurstProps = {
  burst: Extract<ThreadLine<TimelineEvent>, { kind: 'burst' }>
  title: string
}

function Burst({ burst: { events }, title }: BurstProps) {
  const [open, setOpen] = useState(false)
  const [newest, oldest] = [events[0], events.at(-1)]
  if (!newest || !oldest) return null
  const toggle = (
    <Anchor component="button" type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
      {open ? 'Replier' : 'Déplier'}
    </Anchor>
  )
  if (open) {
    return (
      <>
        {events.map((event) => (
          <Line key={event.id} event={event} />
        ))}
        <li className="timeline__meta">{toggle}</li>
      </>
    )
  }
  return (
    <li className="timeline__line">
      <span className="timeline__icon" data-tone={newest.tone ?? 'neutral'}>
        <Icon of={newest.icon} size={17} />
      </span>
      <div>
        <p className="timeline__title">{title}</p>
        <p className="timeline__meta">Regroupés en une ligne. {toggle}</p>
      </div>
      <span className="timeline__date">{formatShortDays(oldest.on, newest.on)}</span>
    </li>
  )
}
