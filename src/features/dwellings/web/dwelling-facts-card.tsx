import { Card } from '#web/ui/card.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { TextLink } from '#web/ui/links.tsx'
import type { Dwelling } from '../contract.ts'
import {
  areaWords,
  contingentWords,
  floorWords,
  HEATING_WORDS,
  moneyWords,
} from './dwelling-words.ts'

type Props = {
  readonly dwelling: Dwelling
  /** On its own page, the card does not lead to itself. */
  readonly isOwnPage?: boolean
}

/** What a dwelling is. */
export function DwellingFacts({ dwelling, isOwnPage = false }: Props) {
  const link = (
    <TextLink to="/logements/parc/$dwellingId" params={{ dwellingId: dwelling.id }} fz="sm">
      Fiche complète
    </TextLink>
  )
  return (
    <Card title="Logement" action={isOwnPage ? undefined : link}>
      <Facts
        facts={[...placeFacts(dwelling), ...comfortFacts(dwelling), ...keepingFacts(dwelling)]}
      />
    </Card>
  )
}

function placeFacts({ reference, address, communeName, building, stair, floor, door }: Dwelling) {
  const inside = [
    building && `bâtiment ${building}`,
    stair && `escalier ${stair}`,
    floor !== null && floorWords(floor),
    door && `porte ${door}`,
  ].filter(Boolean)
  return [
    { label: 'Référence', value: reference },
    { label: 'Adresse', value: `${address}, ${communeName}` },
    { label: 'Dans l’immeuble', value: inside.join(', ') },
  ]
}

function comfortFacts(dwelling: Dwelling) {
  const { typology, livingAreaM2, heating, energyClass } = dwelling
  return [
    { label: 'Type', value: `${typology}, ${areaWords(livingAreaM2)}` },
    { label: 'Loyer', value: moneyWords(dwelling.rentCents) },
    { label: 'Charges', value: moneyWords(dwelling.chargesCents) },
    { label: 'Chauffage', value: HEATING_WORDS[heating] },
    { label: 'Ascenseur', value: yesNo(dwelling.hasLift) },
    { label: 'Garage', value: yesNo(dwelling.hasGarage) },
    { label: 'Accessible', value: yesNo(dwelling.isAccessible) },
    { label: 'Douche adaptée', value: yesNo(dwelling.hasAdaptedShower) },
    { label: 'Classe d’énergie', value: energyClass },
  ]
}

function keepingFacts(dwelling: Dwelling) {
  return [
    { label: 'Financement', value: dwelling.financingLabel },
    { label: 'Convention', value: dwelling.agreementNumber },
    { label: 'Contingent', value: contingentWords(dwelling.contingent) },
    { label: 'Site', value: dwelling.site },
    { label: 'Responsable', value: dwelling.responsible },
  ]
}

function yesNo(is: boolean): string {
  return is ? 'oui' : 'non'
}
