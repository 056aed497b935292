import type { Role } from '#kernel/roles.ts'
import type { NeedsStage } from '#features/needs/domain/needs-stage.ts'
import type { PhaseNumber } from './path.ts'

export const STEP_KEYS = [
  'send-referral',
  'decide-eligibility',
  'appeal-or-close',
  'exchange-on-needs',
  'propose-dwelling',
  'answer-proposal',
  'complete-application',
  'hold-committee',
  'answer-offer',
  'sign-lease',
  'sign-plan',
  'follow-plan',
  'hand-over',
  'prepare-review',
  'hold-review',
] as const
export type StepKey = (typeof STEP_KEYS)[number]

export type Step = {
  readonly key: StepKey
  readonly actors: readonly Role[]
  /** Who waits for it, and may remind: their work is stopped until it is done. */
  readonly waiting: readonly Role[]
  /** What the actor's button says. */
  readonly action: string
  /** What each reader is told: who acts, and what comes next. */
  readonly sentences: Readonly<Partial<Record<Role, string>>> & { readonly others: string }
}

export const DRAFT_STEP: Step = {
  key: 'send-referral',
  actors: ['PRE', 'SIAO'],
  waiting: [],
  action: 'Compléter',
  sentences: {
    PRE: 'Complétez le signalement puis envoyez-le au bailleur.',
    SIAO: 'Complétez le signalement puis envoyez-le au bailleur.',
    HH: 'Votre dossier est en préparation. Rien n’est encore envoyé au bailleur.',
    others: 'Le prescripteur prépare le signalement.',
  },
}

export const REFUSED_STEP: Step = {
  key: 'appeal-or-close',
  actors: ['PRE', 'SIAO'],
  waiting: ['ALL'],
  action: 'Compléter',
  sentences: {
    PRE: 'Le signalement n’est pas retenu. Complétez-le, ou demandez un nouvel examen au responsable du dispositif.',
    HH: 'Votre accompagnant va vous expliquer la réponse du bailleur.',
    others: 'Le signalement n’est pas retenu pour l’instant ; le prescripteur peut le compléter.',
  },
}

const EXCHANGE: Step = {
  key: 'exchange-on-needs',
  actors: ['ALL', 'PRE'],
  waiting: [],
  action: 'Échanger',
  sentences: {
    ALL: 'Échangez avec le prescripteur sur les besoins du ménage.',
    PRE: 'Échangez avec la chargée d’attribution sur les besoins du ménage.',
    HH: 'Votre accompagnant et le bailleur vont parler ensemble du logement qu’il vous faut.',
    others: 'Le prescripteur et le bailleur échangent sur les besoins du ménage.',
  },
}

/** The step of the second phase, by where the exchange stands: it closes when both sides confirmed the same summary. */
export const NEEDS_STEPS: Readonly<Record<NeedsStage, Step>> = {
  open: EXCHANGE,
  corrected: {
    ...EXCHANGE,
    actors: ['PRE'],
    waiting: ['ALL'],
    action: 'Relire',
    sentences: {
      ...EXCHANGE.sentences,
      PRE: 'Le ménage a corrigé ses besoins avec ses mots. Lisez-les et mettez les besoins à jour.',
      ALL: 'Le prescripteur revoit les besoins avec le ménage.',
    },
  },
  'prescriber-confirmed': {
    ...EXCHANGE,
    actors: ['ALL'],
    waiting: ['PRE'],
    action: 'Confirmer',
    sentences: {
      ...EXCHANGE.sentences,
      ALL: 'Le prescripteur a confirmé les besoins. Relisez le résumé et confirmez-le.',
      PRE: 'Vous avez confirmé les besoins. Le bailleur doit les confirmer à son tour.',
    },
  },
  'landlord-confirmed': {
    ...EXCHANGE,
    actors: ['PRE'],
    waiting: ['ALL'],
    action: 'Confirmer',
    sentences: {
      ...EXCHANGE.sentences,
      PRE: 'Le bailleur a confirmé les besoins. Relisez le résumé et confirmez-le.',
      ALL: 'Vous avez confirmé les besoins. Le prescripteur doit les confirmer à son tour.',
    },
  },
  agreed: {
    key: 'propose-dwelling',
    actors: ['ALL'],
    waiting: ['PRE'],
    action: 'Proposer',
    sentences: {
      ALL: 'Les besoins sont convenus. Proposez un logement.',
      PRE: 'Les besoins sont convenus. Le bailleur cherche un logement à proposer.',
      HH: 'Le bailleur cherche un logement qui vous convient.',
      others: 'Le bailleur cherche un logement à proposer.',
    },
  },
}

/** The step of each phase: who acts, and a sentence for each reader. Delays are terms of the scheme, `delay.<key>`. */
export const STEPS: Readonly<Record<PhaseNumber, Step>> = {
  1: {
    key: 'decide-eligibility',
    actors: ['ALL'],
    waiting: ['PRE', 'SIAO'],
    action: 'Répondre',
    sentences: {
      ALL: 'Lisez le signalement et dites si le ménage entre dans le dispositif.',
      PRE: 'Le bailleur lit votre signalement et dit si le ménage entre dans le dispositif.',
      SIAO: 'Le bailleur lit votre signalement et dit si le ménage entre dans le dispositif.',
      HH: 'Le bailleur lit votre demande. Vous n’avez rien à faire pour l’instant.',
      others: 'Le bailleur dit si le ménage entre dans le dispositif.',
    },
  },
  2: EXCHANGE,
  3: {
    key: 'answer-proposal',
    actors: ['PRE'],
    waiting: ['ALL'],
    action: 'Répondre',
    sentences: {
      PRE: 'Dites si le logement proposé convient : oui, à adapter, ou pas maintenant.',
      ALL: 'Le prescripteur dit si la proposition convient. Le ménage n’est pas encore informé.',
      HH: 'Votre accompagnant prépare la suite avec le bailleur.',
      others: 'Le prescripteur dit si la proposition convient.',
    },
  },
  4: {
    key: 'complete-application',
    actors: ['PRE'],
    waiting: ['ALL'],
    action: 'Compléter',
    sentences: {
      PRE: 'Complétez le dossier de candidature avec le ménage.',
      ALL: 'Le prescripteur complète le dossier de candidature avec le ménage.',
      HH: 'Réunissez vos papiers avec votre accompagnant, un par un.',
      others: 'Le dossier de candidature se prépare.',
    },
  },
  5: {
    key: 'hold-committee',
    actors: ['ALL'],
    waiting: ['PRE'],
    action: 'Préparer',
    sentences: {
      ALL: 'La commission examine la candidature à la séance prévue.',
      PRE: 'La commission va examiner la candidature.',
      HH: 'Une commission va examiner votre demande.',
      others: 'La commission va examiner la candidature.',
    },
  },
  6: {
    key: 'answer-offer',
    actors: ['PRE'],
    waiting: ['ALL'],
    action: 'Expliquer',
    sentences: {
      PRE: 'Expliquez le résultat au ménage et recueillez sa réponse.',
      HH: 'Un logement vous est proposé. Parlez-en avec votre accompagnant, puis donnez votre réponse.',
      ALL: 'Le ménage répond à l’offre, avec son accompagnant.',
      others: 'Le ménage répond à l’offre.',
    },
  },
  7: {
    key: 'sign-lease',
    actors: ['REF', 'ALL'],
    waiting: ['PRE'],
    action: 'Préparer',
    sentences: {
      REF: 'Préparez la signature du bail et la remise des clés.',
      ALL: 'Préparez la signature du bail.',
      HH: 'Vous allez signer votre bail puis recevoir vos clés.',
      others: 'Le bail se prépare.',
    },
  },
  8: {
    key: 'sign-plan',
    actors: ['PRE', 'REF'],
    waiting: ['PRG'],
    action: 'Établir',
    sentences: {
      PRE: 'Établissez le plan d’action avec le ménage et le référent du bailleur.',
      REF: 'Établissez le plan d’action avec le ménage et son accompagnant.',
      HH: 'Vous vous installez. Dites ce que vous voulez réussir cette année.',
      others: 'Le ménage s’installe et le plan d’action se prépare.',
    },
  },
  9: {
    key: 'follow-plan',
    actors: ['PRE', 'REF'],
    waiting: [],
    action: 'Suivre',
    sentences: {
      PRE: 'Suivez le plan d’action et tenez les points réguliers.',
      REF: 'Passez chez le ménage et tenez les points réguliers.',
      HH: 'Vous avancez à votre rythme. Vos accompagnants restent à vos côtés.',
      others: 'Le ménage est accompagné dans son logement.',
    },
  },
  10: {
    key: 'hand-over',
    actors: ['PRE', 'PMS', 'REF'],
    waiting: [],
    action: 'Transmettre',
    sentences: {
      PRE: 'Transmettez les responsabilités une à une, sans jour sans personne.',
      PMS: 'Prenez le relais, responsabilité par responsabilité.',
      REF: 'Prenez le relais pour ce qui touche au logement.',
      HH: 'D’autres personnes vont prendre le relais, petit à petit, avec votre accord.',
      others: 'Le relais se fait, responsabilité par responsabilité.',
    },
  },
  11: {
    key: 'prepare-review',
    actors: ['REF'],
    waiting: [],
    action: 'Préparer',
    sentences: {
      REF: 'Préparez le bilan prévu trois mois après la clôture.',
      HH: 'Le suivi est terminé. On vous demandera comment ça va dans quelques semaines.',
      others: 'Le suivi est terminé ; le bilan viendra trois mois après.',
    },
  },
  12: {
    key: 'hold-review',
    actors: ['REF', 'PRE'],
    waiting: ['PRG'],
    action: 'Recueillir',
    sentences: {
      REF: 'Recueillez les réponses au bilan.',
      PRE: 'Répondez au bilan, trois mois après la fin du suivi.',
      HH: 'Dites-nous comment ça va, trois mois après.',
      others: 'Le bilan est en cours.',
    },
  },
}
