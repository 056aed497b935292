import { Group } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { Card } from '#web/ui/card.tsx'
import { formatInstant, formatLongDay } from '#web/ui/dates.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { VISIT_WORDS } from './candidacy-words.ts'
import type { LiveProps } from './shown.ts'
import { PanelButton } from './panel-button.tsx'

/** H3: the dwelling is seen with the prescriber; what it gave, and the household's questions. */
export function VisitsCard({ householdId, candidacy }: LiveProps) {
  const { visits, reports, abilities } = candidacy
  const mayVisit = abilities.includes('visit')
  if (!mayVisit && visits.length === 0 && reports.length === 0) return null
  return (
    <Card title="Visite du logement" icon={IconKey}>
      {visits.length === 0 && reports.length === 0 ? (
        <EmptyState icon={IconKey} title="Aucune visite n’est fixée.">
          Elle se fait avec l’accompagnant, et le ménage pose ses questions.
        </EmptyState>
      ) : (
        <ul className="candidacies__list">
          {visits.map(({ id, startsAt, place, isCancelled }) => (
            <li key={id}>
              <p>
                {isCancelled ? 'Annulée : ' : 'Prévue '}
                {formatInstant(startsAt)}
                {place !== null && `, ${place}`}
              </p>
            </li>
          ))}
          {reports.map(({ id, visitedOn, outcome, questions, facts, author }) => (
            <li key={id}>
              <p>
                Le {formatLongDay(visitedOn)} : {VISIT_WORDS[outcome]} ({author})
              </p>
              {questions !== null && <p>Questions du ménage : {questions}</p>}
              {facts !== null && <p>{facts}</p>}
            </li>
          ))}
        </ul>
      )}
      <Group gap="xs" mt="sm">
        {mayVisit && (
          <PanelButton householdId={householdId} panel="visite" variant="default" size="xs">
            Organiser une visite
          </PanelButton>
        )}
        {abilities.includes('report') && (
          <PanelButton householdId={householdId} panel="compte-rendu" variant="default" size="xs">
            Raconter la visite
          </PanelButton>
        )}
      </Group>
    </Card>
  )
}
