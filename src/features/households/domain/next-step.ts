import { addWorkingDays } from '#kernel/calendar.ts'
import type { Role } from '#kernel/roles.ts'
import type { PathFacts } from './path.ts'

export type StepKey =
  'send-referral' | 'decide-eligibility' | 'appeal-or-close' | 'exchange-on-needs'

export type StepState = PathFacts & {
  readonly eligibilityRefused: boolean
  /** Working days that each step may take: terms of the scheme. */
  readonly delays: Readonly<Partial<Record<StepKey, number>>>
}

export type NextStep = {
  readonly key: StepKey
  readonly actors: readonly Role[]
  readonly dueOn: string | null
  /** What each reader is told: who acts, and what comes next. */
  readonly sentences: Readonly<Partial<Record<Role, string>>> & { readonly others: string }
}

const LANDLORD = 'Le bailleur'

/**
 * The one thing that moves a household forward now, with a sentence for each reader.
 *
 * @param state  facts of the path, last eligibility outcome, delays of the scheme (working days)
 * @returns      who must act, by when (`YYYY-MM-DD`, null when nothing is due), and what each role reads
 * @source       D1, D3, E4; « the status sentence depends on the reader »
 */
export function nextStepOf(state: StepState): NextStep {
  if (state.referralSentOn === null) {
    return {
      key: 'send-referral',
      actors: ['PRE', 'SIAO'],
      dueOn: null,
      sentences: {
        PRE: 'Complétez le signalement puis envoyez-le au bailleur.',
        SIAO: 'Complétez le signalement puis envoyez-le au bailleur.',
        HH: 'Votre dossier est en préparation. Rien n’est encore envoyé au bailleur.',
        others: 'Le prescripteur prépare le signalement.',
      },
    }
  }
  if (state.eligibilityRefused) return appeal()
  if (state.eligibleOn === null) return eligibility(state.referralSentOn, state.delays)
  return {
    key: 'exchange-on-needs',
    actors: ['ALL', 'PRE'],
    dueOn: due(state.eligibleOn, state.delays['exchange-on-needs']),
    sentences: {
      ALL: 'Échangez avec le prescripteur sur les besoins du ménage.',
      PRE: 'Échangez avec la chargée d’attribution sur les besoins du ménage.',
      HH: 'Votre accompagnant et le bailleur vont parler ensemble du logement qu’il vous faut.',
      others: 'Le prescripteur et le bailleur échangent sur les besoins du ménage.',
    },
  }
}

function eligibility(sentOn: string, delays: StepState['delays']): NextStep {
  return {
    key: 'decide-eligibility',
    actors: ['ALL'],
    dueOn: due(sentOn, delays['decide-eligibility']),
    sentences: {
      ALL: 'Lisez le signalement et dites si le ménage entre dans le dispositif.',
      PRE: `${LANDLORD} lit votre signalement et dit si le ménage entre dans le dispositif.`,
      SIAO: `${LANDLORD} lit votre signalement et dit si le ménage entre dans le dispositif.`,
      HH: 'Le bailleur lit votre demande. Vous n’avez rien à faire pour l’instant.',
      others: `${LANDLORD} dit si le ménage entre dans le dispositif.`,
    },
  }
}

function appeal(): NextStep {
  return {
    key: 'appeal-or-close',
    actors: ['PRE', 'SIAO'],
    dueOn: null,
    sentences: {
      PRE: 'Le signalement n’est pas retenu. Complétez-le, ou demandez un nouvel examen au responsable du dispositif.',
      HH: 'Votre accompagnant va vous expliquer la réponse du bailleur.',
      others: 'Le signalement n’est pas retenu pour l’instant ; le prescripteur peut le compléter.',
    },
  }
}

function due(from: string, workingDays: number | undefined): string | null {
  return workingDays === undefined ? null : addWorkingDays(from, workingDays)
}
