import type { ClosureRead } from '../contract.ts'

type Present = NonNullable<ClosureRead['closure']>['present'][number]

export const PRESENT_WORDS: Readonly<Record<Present, string>> = {
  household: 'le ménage',
  worker: 'son accompagnant',
  referent: 'le référent du bailleur',
  department: 'le Département',
  relative: 'un proche choisi par le ménage',
}
/** By their mark, from 1. */
export const MARK_WORDS = [
  'Avec une aide constante',
  'Avec une aide régulière',
  'Avec un coup de main parfois',
  'Sans aide',
] as const

export const STATE_WORDS: Readonly<Record<ClosureRead['state'], string>> = {
  active: 'Suivi en cours',
  suspended: 'Suivi suspendu',
  withdrawn: 'Le ménage a quitté le dispositif',
  'ended-early': 'Sortie avant le terme',
  closed: 'Dossier clos, bilan fait',
}
