import type { TermUnit } from './term-units.ts'

export type TermSpec = {
  readonly theme: TermTheme
  readonly label: string
  readonly unit: TermUnit
  /** Bounds of what can be meant; outside, it is a typing mistake. Whole numbers only. */
  readonly least: number
  readonly most: number
  /** What the number decides, when its label does not say it. */
  readonly help?: string
  /** In what order the values of a choice read, from 1. */
  readonly choices?: readonly string[]
}

export const TERM_THEMES = {
  targets: 'Objectif et plafonds',
  durations: 'Durées',
  delays: 'Délais du parcours',
  answers: 'Réponses et annonces',
  rhythms: 'Visites, points d’étape et relais',
  committee: 'Commission',
  nudges: 'Rappels',
  agenda: 'Agenda',
  budget: 'Budget des ménages',
  money: 'Calcul des montants',
  retention: 'Conservation des données',
  reporting: 'Publication des indicateurs',
} as const
export type TermTheme = keyof typeof TERM_THEMES

function delay(label: string, help: string): TermSpec {
  return { theme: 'delays', label, unit: 'working-days', least: 0, most: 120, help }
}

function months(theme: TermTheme, label: string, help: string): TermSpec {
  return { theme, label, unit: 'months', least: 0, most: 240, help }
}

/** Every term of a scheme. The values are dated rows; here stand only their names, units and bounds. */
export const TERMS = {
  'target.households': {
    theme: 'targets',
    label: 'Ménages à loger',
    unit: 'households',
    least: 1,
    most: 100_000,
  },
  'cap.assessments': {
    theme: 'targets',
    label: 'Diagnostics financés',
    unit: 'households',
    least: 0,
    most: 100_000,
    help: 'Diagnostics réalisés par les communes. Ceux des associations et du SIAO ne comptent pas.',
  },
  'cap.sliding-leases': {
    theme: 'targets',
    label: 'Ménages aidés en bail glissant',
    unit: 'households',
    least: 0,
    most: 100_000,
    help: 'Ménages différents aidés depuis le début du dispositif, et non par an.',
  },

  'months.mobilisation': months(
    'durations',
    'Mobilisation des logements',
    'De l’ouverture du dispositif à la dernière signature de bail.',
  ),
  'months.followup': months('durations', 'Suivi d’un ménage', 'À compter de la signature du bail.'),
  'months.reopening': months(
    'durations',
    'Reprise possible après une sortie',
    'Au-delà, un nouveau signalement est fait. C’est aussi la durée pendant laquelle le ménage peut faire garder son dossier.',
  ),
  'months.review': months(
    'durations',
    'Bilan après la fin du suivi',
    'Le dernier bilan peut venir après la fin de la mobilisation.',
  ),

  // Steps of the path: the end of the key is the key of the step.
  'delay.decide-eligibility': delay('Dire si le ménage entre', 'À compter du signalement reçu.'),
  'delay.exchange-on-needs': delay('Échanger sur les besoins', 'À compter de l’éligibilité.'),
  'delay.answer-proposal': delay(
    'Réponse du prescripteur',
    'À compter de l’information sur le logement. Sans réponse : un rappel, puis le responsable.',
  ),
  'delay.complete-application': delay('Compléter le dossier', 'À compter de l’accord donné.'),
  'delay.hold-committee': delay('Passer en commission', 'À compter de la convocation.'),
  'delay.answer-offer': delay('Recueillir la réponse du ménage', 'À compter de la décision.'),
  'delay.sign-lease': delay('Signer le bail', 'À compter de l’offre acceptée.'),
  'delay.sign-plan': delay('Signer le plan d’action', 'À compter de la remise des clés.'),
  'delay.follow-plan': delay('Tenir le premier point d’étape', 'À compter du plan signé.'),
  'delay.hand-over': delay('Achever le relais', 'À compter de son début.'),
  'delay.prepare-review': delay('Préparer le bilan', 'À compter de la clôture.'),
  'delay.hold-review': delay('Tenir le bilan', 'À compter de sa date.'),

  'delay.propose-dwelling': delay(
    'Proposer un logement',
    'À compter de l’échange sur les besoins.',
  ),
  'delay.hand-keys': delay('Remettre les clés', 'À compter de la signature du bail.'),
  'delay.hold-closure': delay('Tenir la réunion de clôture', 'À compter de la fin du suivi.'),
  'delay.answer-alert': delay('Prendre en charge une alerte', 'À compter de son signalement.'),
  'delay.preparation': {
    theme: 'delays',
    label: 'Préparation d’un ménage à l’entrée',
    unit: 'days',
    least: 0,
    most: 365,
    help: 'Jours calendaires, du choix du ménage à son entrée : en dessous, l’entrée serait précipitée.',
  },
  'delay.holder-turn': {
    theme: 'delays',
    label: 'Tour du réservataire',
    unit: 'days',
    least: 1,
    most: 90,
    help: 'Jours calendaires, à compter de la demande d’accord.',
  },

  'answer.offer': {
    theme: 'answers',
    label: 'Réponse du ménage à une offre',
    unit: 'days',
    least: 10,
    most: 60,
    help: 'Dix jours au moins, à compter de la notification au ménage.',
  },
  'answer.appeal': months(
    'answers',
    'Recours contre un refus, devant le tribunal administratif',
    'À compter de la réception de la notification.',
  ),
  'answer.call-first': {
    theme: 'answers',
    label: 'Appeler le ménage avant de compter son silence comme un refus',
    unit: 'choice',
    least: 1,
    most: 2,
    choices: ['oui', 'non'],
  },
  'announcement.embargo': {
    theme: 'answers',
    label: 'Le prescripteur apprend la décision avant le ménage',
    unit: 'hours',
    least: 0,
    most: 72,
  },

  'visit.weekly-visits': {
    theme: 'rhythms',
    label: 'Visites hebdomadaires au début',
    unit: 'count',
    least: 0,
    most: 26,
    help: 'À compter de la remise des clés.',
  },
  'visit.fortnightly-until': months(
    'rhythms',
    'Visites tous les quinze jours jusqu’à',
    'Fin de ce mois de suivi.',
  ),
  'visit.monthly-until': months(
    'rhythms',
    'Visites mensuelles jusqu’à',
    'Fin de ce mois de suivi.',
  ),
  'review.every': months('rhythms', 'Point d’étape du plan d’action tous les', 'Au plus.'),
  'handover.begins-month': months('rhythms', 'Le relais commence au mois', 'Mois de suivi.'),
  'handover.length': months('rhythms', 'Durée du relais', 'L’ancien et le nouveau intervenant.'),
  'sliding-lease.review-every': months(
    'rhythms',
    'Examen du bail glissant tous les',
    'Le ménage, l’association et le bailleur, chacun pour soi.',
  ),
  'sliding-lease.prefect-notice': months(
    'rhythms',
    'Réponse au préfet avant la fin de l’examen',
    'Le bailleur dit s’il propose un bail et, sinon, pourquoi.',
  ),

  'match.daily-runs': {
    theme: 'answers',
    label: 'Rapprochements par personne et par jour',
    unit: 'count',
    least: 1,
    most: 500,
    help: 'Chacun est inscrit au journal ; au-delà, il faut attendre le lendemain.',
  },
  'committee.quorum': {
    theme: 'committee',
    label: 'Quorum',
    unit: 'persons',
    least: 1,
    most: 30,
    help: 'Membres à voix délibérative présents.',
  },
  'committee.candidates': {
    theme: 'committee',
    label: 'Candidats par logement',
    unit: 'persons',
    least: 1,
    most: 10,
    help: 'Moins, avec un motif d’exception.',
  },
  'committee.mandates': {
    theme: 'committee',
    label: 'Mandats portés par un membre',
    unit: 'persons',
    least: 0,
    most: 5,
    help: 'Mandats qu’un membre présent peut recevoir.',
  },
  'committee.tie-rule': {
    theme: 'committee',
    label: 'Partage des voix sans le maire',
    unit: 'choice',
    least: 1,
    most: 2,
    choices: ['voix du président prépondérante', 'décision non emportée'],
    help: 'Quand le maire de la commune vote, sa voix l’emporte.',
  },
  'committee.access-after': {
    theme: 'committee',
    label: 'Lecture des candidats par les membres',
    unit: 'days',
    least: 0,
    most: 60,
    help: 'Après la signature du procès-verbal.',
  },

  'nudge.no-contact': {
    theme: 'nudges',
    label: 'Ménage sans contact',
    unit: 'days',
    least: 1,
    most: 365,
  },
  'nudge.renewal': {
    theme: 'nudges',
    label: 'Renouveler la demande de logement social',
    unit: 'days',
    least: 1,
    most: 365,
    help: 'Avant son expiration.',
  },
  'nudge.review-reminder': {
    theme: 'nudges',
    label: 'Rappeler une réponse au bilan',
    unit: 'days',
    least: 1,
    most: 90,
    help: 'Jours entre la demande et le rappel, puis entre deux rappels.',
  },
  'nudge.review-reminders': {
    theme: 'nudges',
    label: 'Rappels du bilan, au plus',
    unit: 'count',
    least: 0,
    most: 5,
    help: 'Après le dernier, l’absence de réponse est notée.',
  },
  'nudge.due-soon': {
    theme: 'nudges',
    label: 'Une échéance est proche',
    unit: 'working-days',
    least: 0,
    most: 30,
  },
  'nudge.escalate': {
    theme: 'nudges',
    label: 'Un retard remonte au responsable',
    unit: 'working-days',
    least: 0,
    most: 60,
    help: 'Après le rappel resté sans réponse.',
  },

  'agenda.visit-length': {
    theme: 'agenda',
    label: 'Durée d’une visite',
    unit: 'minutes',
    least: 15,
    most: 240,
  },
  'agenda.meeting-length': {
    theme: 'agenda',
    label: 'Durée d’une rencontre',
    unit: 'minutes',
    least: 15,
    most: 480,
  },
  'agenda.remind-before': {
    theme: 'agenda',
    label: 'Rappel d’un rendez-vous',
    unit: 'working-days',
    least: 0,
    most: 10,
    help: 'Avant le rendez-vous.',
  },

  'budget.effort-max': {
    theme: 'budget',
    label: 'Taux d’effort au plus, en %',
    unit: 'count',
    least: 1,
    most: 100,
    help: 'Loyer et charges moins l’aide, rapportés aux ressources. Un repère, jamais un refus automatique.',
  },
  'budget.effort-with-aid': {
    theme: 'budget',
    label: 'Taux d’effort avec une aide, en %',
    unit: 'count',
    least: 1,
    most: 100,
    help: 'Jusqu’à ce taux, une aide rend le logement possible.',
  },
  'budget.residual-min': {
    theme: 'budget',
    label: 'Reste à vivre au moins',
    unit: 'euro-cents',
    least: 0,
    most: 100_00,
    help: 'Par jour et par unité de consommation.',
  },
  'budget.residual-with-aid': {
    theme: 'budget',
    label: 'Reste à vivre avec une aide',
    unit: 'euro-cents',
    least: 0,
    most: 100_00,
    help: 'Par jour et par unité de consommation : à partir de là, une aide rend le logement possible.',
  },
  'budget.heating-room': {
    theme: 'budget',
    label: 'Chauffage individuel, par pièce',
    unit: 'euro-cents',
    least: 0,
    most: 500_00,
    help: 'Forfait du bailleur par mois, ajouté aux charges pour le taux d’effort.',
  },
  'budget.hot-water-person': {
    theme: 'budget',
    label: 'Eau chaude individuelle, par personne',
    unit: 'euro-cents',
    least: 0,
    most: 500_00,
    help: 'Forfait du bailleur par mois, ajouté aux charges pour le taux d’effort.',
  },
  'budget.insurance': {
    theme: 'budget',
    label: 'Assurance habitation, premier mois',
    unit: 'euro-cents',
    least: 0,
    most: 500_00,
    help: 'Comptée dans ce qu’il faut le jour des clés.',
  },
  'emergency.longest': {
    theme: 'delays',
    label: 'Durée d’une voie d’urgence',
    unit: 'days',
    least: 1,
    most: 365,
    help: 'Jours calendaires au plus, à l’ouverture comme à chaque prolongation.',
  },

  'money.pro-rata': {
    theme: 'money',
    label: 'Prorata d’une année commencée',
    unit: 'choice',
    least: 1,
    most: 2,
    choices: ['au jour', 'au mois commencé'],
    help: 'Chaque montant est arrondi au centime le plus proche, une seule fois, à la fin.',
  },

  'reporting.small-cell': {
    theme: 'reporting',
    label: 'Plus petit nombre publié',
    unit: 'households',
    least: 2,
    most: 50,
    help: 'En dessous, un indicateur est masqué, et avec lui ce qui le ferait deviner.',
  },
  'retention.association-file': months(
    'retention',
    'Dossier d’accompagnement',
    'Après le dernier contact.',
  ),
  'retention.lease': months('retention', 'Bail et comptes', 'Après la fin du bail.'),
  'retention.grant-evidence': months(
    'retention',
    'Preuves de la subvention',
    'Sous pseudonyme, après le solde.',
  ),
  'retention.rejected-project': months('retention', 'Projet non retenu', 'Après la décision.'),
  'retention.access-log': months('retention', 'Journal des accès', 'Après l’accès.'),
  'retention.consents': months('retention', 'Consentements', 'Après la fin du dossier.'),
  'retention.unmatched-import': {
    theme: 'retention',
    label: 'Personne importée et non retenue',
    unit: 'days',
    least: 1,
    most: 90,
    help: 'Après la séance de rapprochement.',
  },
} as const satisfies Readonly<Record<string, TermSpec>>

export type TermKey = keyof typeof TERMS
export const TERM_KEYS = Object.keys(TERMS) as readonly TermKey[]

/** The specification of a term, whatever its precise type. @source catalogue above */
export function termSpec(key: TermKey): TermSpec {
  return TERMS[key]
}
