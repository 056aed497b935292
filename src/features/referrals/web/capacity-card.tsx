import { useQuery } from '@tanstack/react-query'
import { Card } from '#web/ui/card.tsx'
import { formatLongDay } from '#web/ui/dates.ts'
import { Facts } from '#web/ui/facts.tsx'
import { counted } from '#web/ui/typo.ts'
import type { Capacity } from '../contract.ts'
import { capacityQuery } from './referral-queries.ts'

/** C5: before one more household, how many are followed and when a place comes free. */
export function CapacityCard() {
  const { data } = useQuery(capacityQuery)
  if (!data) return null
  return (
    <Card title="Places d’accompagnement">
      <Facts
        facts={[
          { label: 'Ménages que vous suivez', value: String(data.mine) },
          { label: 'Dans votre organisation', value: followedWords(data) },
          { label: 'Prochaine place', value: nextWords(data) },
        ]}
      />
    </Card>
  )
}

function followedWords({ followed, capacity }: Capacity): string {
  const households = counted(followed, 'ménage', 'ménages')
  return capacity === null ? households : `${households} pour ${String(capacity)} places`
}

function nextWords({ followed, capacity, nextFreeOn }: Capacity): string {
  if (capacity === null) return 'capacité non renseignée dans « Réseau »'
  if (followed < capacity) return 'libre dès maintenant'
  return nextFreeOn === null ? 'aucune fin prévue' : `vers le ${formatLongDay(nextFreeOn)}`
}
