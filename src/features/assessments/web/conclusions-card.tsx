import { IconClipboardCheck } from '@tabler/icons-react'
import { Card } from '#web/ui/card.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { Facts } from '#web/ui/facts.tsx'
import type { Conclusions } from '../contract.ts'
import { INTENSITY_WORDS } from '../domain/scales.ts'
import { roomsWords } from './assessment-words.ts'

/** 6r: what the person agreed to show of her assessment, and nothing of why. */
export function ConclusionsCard({ conclusions }: { conclusions: Conclusions }) {
  const { subjectName, finishedOn, roomsFrom, roomsTo, intensity, plan } = conclusions
  return (
    <Card
      title="Conclusions du diagnostic"
      icon={IconClipboardCheck}
      seenBy={['la personne', 'son accompagnant', 'vous, avec son accord']}
    >
      <Facts
        facts={[
          { label: 'Personne', value: subjectName },
          { label: 'Terminé le', value: formatDay(finishedOn) },
          { label: 'Type de logement', value: roomsWords(roomsFrom, roomsTo) },
          {
            label: 'Intensité de l’accompagnement',
            value: intensity && INTENSITY_WORDS[intensity],
          },
          {
            label: 'Plan d’accompagnement',
            value: plan && <span className="assessment-text">{plan}</span>,
          },
        ]}
      />
    </Card>
  )
}
