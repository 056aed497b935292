import type { LeaseRead, StatementEntry } from '../contract.ts'
import type { Annex, Criterion, EntryStage, ReviewParty } from '../domain/entry-steps.ts'
import type { LeaseKind, LeaseMove, ReviewOutcome, SlidingState } from '../domain/sliding-lease.ts'

type Words<Key extends string> = Readonly<Record<Key, string>>
type Paper = NonNullable<LeaseRead['lease']>['documents'][number]['kind']

export const KIND_WORDS: Words<LeaseKind> = {
  ordinary: 'Bail au nom du ménage',
  sliding: 'Bail glissant',
  subletting: 'Sous-location (IML)',
}

export const PAPER_WORDS: Words<Paper> = {
  lease: 'Bail',
  sublease: 'Sous-location',
  convention: 'Convention tripartite',
  'prefect-notice': 'Avis au préfet',
}

export const PAPERS_OF: Readonly<Record<LeaseKind, readonly Paper[]>> = {
  ordinary: ['lease'],
  sliding: ['lease', 'sublease', 'convention'],
  subletting: ['lease', 'sublease'],
}

export const SIGNATORY_WORDS: Words<NonNullable<LeaseRead['preparation']>['signatory']> = {
  household: 'Le ménage',
  'with-representative': 'Le ménage, assisté de son mandataire',
  representative: 'Le mandataire, en son nom',
}

export const ANNEX_WORDS: Words<Annex> = {
  diagnostics: 'Diagnostics techniques',
  notice: 'Notice d’information',
  inventory: 'État des lieux',
  charges: 'Liste des charges et réparations',
  rules: 'Règlement de l’immeuble',
  convention: 'Convention tripartite',
}

export const STATE_WORDS: Words<SlidingState> = {
  signed: 'Signé, clés à remettre',
  running: 'En cours',
  'review-due': 'Examen à tenir',
  'review-open': 'Examen ouvert',
  reviewed: 'Examen conclu',
  'prefect-due': 'Préfet à informer',
  'prefect-informed': 'Préfet informé',
  'lease-offered': 'Bail proposé au ménage',
  refused: 'Bail refusé par le ménage',
  glided: 'Le bail est au nom du ménage',
  ended: 'Terminé, autre logement',
  terminated: 'Résilié',
}

export const MOVE_WORDS: Words<LeaseMove> = {
  renewed: 'Reconduire la sous-location',
  'prefect-informed': 'Informer le préfet',
  'lease-offered': 'Proposer le bail au ménage',
  glided: 'Le ménage signe le bail',
  refused: 'Le ménage refuse le bail',
  ended: 'Mettre fin, avec un autre logement',
  terminated: 'Résiliation prononcée par le juge',
}

export const HAPPENED_WORDS: Words<LeaseMove> = {
  renewed: 'Sous-location reconduite',
  'prefect-informed': 'Préfet informé',
  'lease-offered': 'Bail proposé au ménage',
  glided: 'Bail signé par le ménage',
  refused: 'Bail refusé par le ménage',
  ended: 'Fin, avec un autre logement',
  terminated: 'Bail résilié',
}

export const OUTCOME_WORDS: Words<ReviewOutcome> = {
  renew: 'Reconduire',
  glide: 'Proposer le bail au ménage',
  'not-ready': 'Pas encore',
}

export const PARTY_WORDS: Words<ReviewParty> = {
  household: 'Le ménage',
  association: 'L’association',
  landlord: 'Le bailleur',
}

export const CRITERION_WORDS: Words<Criterion> = {
  pays: 'Le loyer est payé',
  maintains: 'Le logement est entretenu et assuré',
  neighbours: 'Le voisinage se passe bien',
  resources: 'Les ressources et l’aide au logement sont en place',
  procedures: 'Les démarches se font seul',
}
/** The same, as asked to the household itself. */
export const OWN_CRITERION_WORDS: Words<Criterion> = {
  pays: 'J’arrive à payer le loyer',
  maintains: 'J’entretiens le logement, il est assuré',
  neighbours: 'Avec les voisins, ça va',
  resources: 'Mes ressources et mon aide au logement sont en place',
  procedures: 'Je fais mes papiers sans aide',
}
export const MARK_WORDS: Words<StatementEntry['pays']> = {
  yes: 'Oui',
  partly: 'En partie',
  no: 'Non',
  unsaid: 'Ne sait pas',
}
export const WISH_WORDS: Words<StatementEntry['wish']> = {
  now: 'Oui, maintenant',
  later: 'Oui, plus tard',
  no: 'Non',
  unsaid: 'Ne sait pas',
}

export const STAGE_WORDS: Words<EntryStage> = {
  before: 'Avant les clés',
  keys: 'Le jour des clés',
  'hundred-days': 'Les cent premiers jours',
}
