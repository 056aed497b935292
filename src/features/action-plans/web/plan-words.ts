import type { PlanRead } from '../contract.ts'
import type { ObjectiveStatus, PlanParty } from '../domain/plan-rules.ts'

export const STATUS_WORDS: Readonly<Record<ObjectiveStatus, string>> = {
  todo: 'à faire',
  doing: 'en cours',
  done: 'atteint',
  partly: 'atteint en partie',
  dropped: 'abandonné',
}
export const PARTY_WORDS: Readonly<Record<PlanParty, string>> = {
  household: 'Le ménage',
  association: 'Son accompagnant',
  landlord: 'Le bailleur',
}
export const PRESENT_WORDS: Readonly<
  Record<PlanRead['reviews'][number]['present'][number], string>
> = {
  household: 'le ménage',
  worker: 'son accompagnant',
  referent: 'le référent du bailleur',
  department: 'le Département',
  relative: 'un proche choisi par le ménage',
}
/** L5: the four questions of the call for projects, as they are asked. */
export const REVIEW_QUESTIONS = {
  stepsValidated: 'Quelles étapes sont franchies ?',
  objectivesRevised: 'Quels objectifs changent ?',
  expectationsMet: 'Ce qui est fait répond-il à ce que le ménage attend ?',
  linksExist: 'Les liens utiles existent-ils, avec qui ?',
} as const
export type ReviewQuestion = keyof typeof REVIEW_QUESTIONS
export const REVIEW_QUESTION_KEYS = Object.keys(REVIEW_QUESTIONS) as readonly ReviewQuestion[]

export const PLAN_FIELDS = {
  householdExpects: ['Ce que le ménage attend', 'Avec ses mots.'],
  workerExpects: ['Ce que son accompagnant attend', ''],
  referentExpects: ['Ce que le référent attend', ''],
  steps: ['Les étapes', 'Dans l’ordre, avec un repère de temps.'],
  organisations: ['Autour du ménage', 'Qui fait quoi, et qui appeler en premier.'],
} as const
export type PlanField = keyof typeof PLAN_FIELDS
export const PLAN_FIELD_KEYS = Object.keys(PLAN_FIELDS) as readonly PlanField[]

export const CONVENTION_FIELDS = {
  commitments: ['Ce à quoi chacun s’engage', ''],
  modalities: ['Vers l’autonomie', 'Comment l’appui diminue, à quel rythme.'],
  shared: ['Ce qui se partage, et avec qui', 'Rien de plus ne se partage.'],
  endConditions: ['Comment elle prend fin', ''],
} as const
export type ConventionField = keyof typeof CONVENTION_FIELDS
export const CONVENTION_FIELD_KEYS = Object.keys(CONVENTION_FIELDS) as readonly ConventionField[]
