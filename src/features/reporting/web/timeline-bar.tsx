import { daysBetween } from '#kernel/calendar.ts'
import { Card } from '#web/ui/card.tsx'
import { formatMonth } from '#web/ui/dates.ts'
import type { ProgrammeTimeline } from '../contract.ts'
import './timeline-bar.css'

type Props = { readonly timeline: ProgrammeTimeline; readonly today: string }

/** R4: from the first day to the last review, long after the last lease; where we stand on it. */
export function TimelineBar({ timeline, today }: Props) {
  const { startsOn, lastLeaseOn, lastFollowUpOn, lastReviewOn } = timeline
  const at = (day: string) =>
    Math.min(
      100,
      Math.max(0, (daysBetween(startsOn, day) / daysBetween(startsOn, lastReviewOn)) * 100),
    )
  const now = at(today)
  const parts = [
    { part: 'done', from: 0, to: now },
    { part: 'mobilisation', from: now, to: Math.max(now, at(lastLeaseOn)) },
    { part: 'follow-up', from: Math.max(now, at(lastLeaseOn)), to: at(lastFollowUpOn) },
  ]
  return (
    <Card
      title="Du premier jour au dernier bilan"
      action={
        <p className="course-end">
          derniers bilans, <strong>{formatMonth(lastReviewOn)}</strong>
        </p>
      }
    >
      <div className="course-bar" aria-hidden>
        {parts.map(({ part, from, to }) =>
          to > from ? (
            <span
              key={part}
              data-part={part}
              style={{ insetInlineStart: percent(from), inlineSize: percent(to - from) }}
            />
          ) : null,
        )}
        <span className="course-bar__now" style={{ insetInlineStart: percent(now) }} />
      </div>
      <ol className="course-moments">
        {momentsOf(timeline, today).map(({ day, label, detail, isNow }) => (
          <li
            key={label}
            data-now={isNow === true ? '' : undefined}
            data-end={at(day) > 90 ? '' : undefined}
            style={{ insetInlineStart: percent(at(day)) }}
          >
            <strong>{isNow ? label : formatMonth(day)}</strong>
            <span>{detail}</span>
          </li>
        ))}
      </ol>
    </Card>
  )
}

type Moment = {
  readonly day: string
  readonly label: string
  readonly detail: string
  readonly isNow?: boolean
}

function momentsOf(timeline: ProgrammeTimeline, today: string): Moment[] {
  const moments: Moment[] = [
    { day: timeline.startsOn, label: 'opening', detail: 'ouverture' },
    {
      day: today,
      label: 'aujourd’hui',
      detail: `mois\u00a0${String(timeline.month)}`,
      isNow: true,
    },
    { day: timeline.lastLeaseOn, label: 'lease', detail: 'dernier bail' },
    { day: timeline.lastFollowUpOn, label: 'follow-up', detail: 'dernier suivi' },
  ]
  return moments.toSorted((a, b) => (a.day < b.day ? -1 : 1))
}

function percent(value: number): string {
  return `${String(Math.round(value * 100) / 100)}%`
}
