import { Button } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { Card } from '#web/ui/card.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { Facts } from '#web/ui/facts.tsx'
import type { VacancyRead } from '../contract.ts'

const route = getRouteApi('/shell/logements/$vacancyId')

/** From notice to availability, and what happens in between. */
export function DatesCard({ vacancy }: { vacancy: VacancyRead }) {
  const { noticeGivenOn, leavesOn, availableOn, letOn, works, visitTerms, proposedBy } = vacancy
  return (
    <Card title="Du congé à la disponibilité">
      <Facts
        facts={[
          { label: 'Congé reçu', value: formatDay(noticeGivenOn) },
          { label: 'Départ du locataire', value: formatDay(leavesOn) },
          { label: 'Disponible', value: formatDay(availableOn) },
          ...(letOn === null ? [] : [{ label: 'Nouveau bail', value: formatDay(letOn) }]),
          { label: 'Travaux', value: works ?? 'aucun' },
          ...(visitTerms === null ? [] : [{ label: 'Visites', value: visitTerms }]),
          ...(proposedBy === null ? [] : [{ label: 'Proposé par', value: proposedBy }]),
        ]}
      />
    </Card>
  )
}

/** Where the dwelling counts; a holder is told the sector only. */
export function SectorCard({ vacancy, isHolder }: { vacancy: VacancyRead; isHolder: boolean }) {
  const navigate = route.useNavigate()
  const { sector, abilities } = vacancy
  const isOutside = sector.id === null || sector.chosenOn !== null
  return (
    <Card title="Secteur">
      <Facts
        facts={[
          { label: 'Compte dans', value: sector.name ?? 'à choisir' },
          {
            label: 'Pourquoi',
            value: isOutside
              ? outsideWords(vacancy)
              : `${vacancy.dwelling.communeName} est dans la liste de ce secteur au jour du départ.`,
          },
          ...(isHolder || sector.id === null
            ? []
            : [{ label: 'Autres logements', value: placesWords(sector) }]),
        ]}
      />
      {abilities.includes('sector.choose') && (
        <Button
          mt="sm"
          size="xs"
          variant="default"
          onClick={() => void navigate({ search: { volet: 'secteur' } })}
        >
          {sector.id === null ? 'Choisir le secteur' : 'Changer de secteur'}
        </Button>
      )}
    </Card>
  )
}

function outsideWords({ sector, dwelling }: VacancyRead): string {
  const outside = `${dwelling.communeName} est hors des communes nommées`
  return sector.chosenOn === null
    ? `${outside}.`
    : `${outside} ; choisi le ${formatDay(sector.chosenOn)}, motif dans le fil.`
}

function placesWords({ quota, taken }: VacancyRead['sector']): string {
  const places = `${String(taken)} proposés, attribués ou signés`
  return quota === null ? places : `${places}, sur ${String(quota)}`
}
