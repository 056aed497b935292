import type { Candidacy, CandidacyDwelling } from '../contract.ts'
import type { Answer, CandidacyStatus, ClosingKind, VisitOutcome } from '../domain/proposal.ts'

type Words<Key extends string> = Readonly<Record<Key, string>>

export const STATUS_WORDS: Words<CandidacyStatus> = {
  chosen: 'Choisi, personne n’est informé',
  informed: 'Proposé à l’accompagnant',
  go: 'Accord de l’accompagnant',
  convoked: 'Inscrit à une commission',
  decided: 'Passé en commission',
  notified: 'Offre notifiée',
  accepted: 'Logement accepté',
  closed: 'Terminée',
}

export const ANSWER_WORDS: Words<Answer> = {
  go: 'Oui, le dossier peut avancer',
  adapt: 'Oui, à adapter',
  'not-now': 'Pas maintenant',
  reply: 'Réponse du bailleur',
}

export const CLOSING_WORDS: Words<ClosingKind> = {
  'not-now': 'Pas maintenant, dit l’accompagnant',
  'household-withdrew': 'Le ménage a renoncé',
  'dwelling-withdrawn': 'Le logement n’est plus disponible',
  'other-choice': 'Un autre choix a été fait',
}

export const VISIT_WORDS: Words<VisitOutcome> = {
  suits: 'le logement plaît',
  hesitates: 'le ménage hésite',
  'does-not-suit': 'le logement ne convient pas',
  missed: 'la visite n’a pas eu lieu',
}

const HEATING: Readonly<Record<string, string>> = {
  collective: 'chauffage collectif',
  individual: 'chauffage individuel',
}

const euros = new Intl.NumberFormat('fr-FR', {
  style: 'currency',
  currency: 'EUR',
  trailingZeroDisplay: 'stripIfInteger',
})

/** « T3 à Cran-Gevrier » */
export function dwellingTitle({ typology, communeName }: CandidacyDwelling): string {
  return `${typology} à ${communeName}`
}

/** « 412 € + 138 € de charges » */
export function rentWords({ rentCents, chargesCents }: CandidacyDwelling): string {
  return `${euros.format(rentCents / 100)} + ${euros.format(chargesCents / 100)} de charges`
}

/** What a person asks first of a home: floor, lift, access, heating. */
export function comfortWords(dwelling: CandidacyDwelling): string {
  const { floor, hasLift, isAccessible, heating, energyClass } = dwelling
  return [
    floor === null ? null : floor === 0 ? 'rez-de-chaussée' : `étage ${String(floor)}`,
    hasLift ? 'ascenseur' : 'sans ascenseur',
    isAccessible ? 'accès sans marche' : null,
    HEATING[heating] ?? null,
    energyClass === null ? null : `énergie ${energyClass}`,
  ]
    .filter((part) => part !== null)
    .join(', ')
}

/** H1 said on the page: why nothing may be told to the household yet, and whose move it is. */
export function moveWords({ whoseMove, holderAwaited }: Candidacy): string | null {
  if (holderAwaited !== null)
    return `${holderAwaited} doit d’abord donner son accord. Personne n’est informé avant.`
  switch (whoseMove) {
    case 'officer-informs':
      return 'L’accompagnant du ménage est informé en premier. Avant cela, personne d’autre ne peut l’être.'
    case 'officer-replies':
      return 'L’accompagnant demande une adaptation : le bailleur lui répond.'
    case 'prescriber-answers':
      return 'L’accompagnant répond : oui, à adapter, ou pas maintenant. Le ménage l’apprend par lui.'
    case null:
      return null
  }
}
