import { Card } from '#web/ui/card.tsx'
import { formatInstant, formatLongDay } from '#web/ui/dates.ts'
import { Facts } from '#web/ui/facts.tsx'
import { counted } from '#web/ui/typo.ts'
import type { Administration } from '../../administration.contract.ts'

export function InstanceCard({ instance }: { instance: Administration['instance'] }) {
  const { mode, initialisedAt, today, clockOffsetDays } = instance
  return (
    <Card title="L’instance">
      <Facts
        facts={[
          {
            label: 'Nature',
            value:
              mode === 'demonstration'
                ? 'Démonstration : personnes inventées, aucune donnée réelle'
                : 'Production',
          },
          {
            label: 'Initialisée',
            value: initialisedAt === null ? null : `le ${formatInstant(initialisedAt)}`,
          },
          { label: 'Date du dispositif', value: formatLongDay(today) },
          {
            label: 'Horloge',
            value:
              clockOffsetDays === 0
                ? 'À l’heure réelle'
                : `${counted(clockOffsetDays, 'jour')} d’avance sur la date réelle`,
          },
        ]}
      />
    </Card>
  )
}
