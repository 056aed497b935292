import { Card } from '#web/ui/card.tsx'
import { formatDay } from '#web/ui/dates.ts'
import type { SchemeRules } from '../contract.ts'
import { termsOn } from '../domain/rules.ts'
import { monthOf, timelineOf } from '../domain/timeline.ts'

/** R4: a scheme ends with its last review, long after its last lease. */
export function TimelineCard({ rules }: { rules: SchemeRules }) {
  const timeline = timelineOf(rules.scheme.startsOn, termsOn(rules.terms, rules.today))
  if (!timeline) return null
  const { startsOn, lastLeaseOn, lastFollowUpOn, lastReviewOn } = timeline
  const moments = [
    { day: startsOn, label: 'Ouverture' },
    { day: lastLeaseOn, label: 'Dernier bail' },
    { day: lastFollowUpOn, label: 'Fin du dernier suivi' },
    { day: lastReviewOn, label: 'Dernier bilan' },
  ]
  return (
    <Card title="Du premier jour au dernier bilan">
      <ol className="rules-timeline">
        {moments.map(({ day, label }) => (
          <li key={label} data-past={day <= rules.today || undefined}>
            <strong>{label}</strong>
            <span>{formatDay(day)}</span>
            <span className="rule-line__detail">mois {monthOf(startsOn, day)}</span>
          </li>
        ))}
      </ol>
      <p className="rule-line__detail">
        Nous sommes au mois&nbsp;{monthOf(startsOn, rules.today)}. La fin de la mobilisation n’est
        pas la fin des suivis.
      </p>
    </Card>
  )
}
