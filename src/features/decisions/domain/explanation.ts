/** What a committee may decide on a candidacy, a to e. @source CCH, art. R.441-3 */
export const OUTCOMES = [
  'allocated',
  'allocated-ranked',
  'allocated-conditional',
  'not-allocated',
  'inadmissible',
] as const
export type Outcome = (typeof OUTCOMES)[number]

/** All that the explanation may know: nothing here speaks of another candidate. */
export type DecidedFacts = {
  readonly outcome: Outcome
  /** The rank of this household, when it waits for others to answer. */
  readonly rank: number | null
  readonly isServed: boolean
  readonly missingDocument: string | null
  readonly completeOn: string | null
  readonly motive: { readonly code: string; readonly sentence: string } | null
  readonly words: string | null
  readonly dwelling: { readonly typology: string; readonly commune: string }
}

export type Explanation = {
  readonly said: string
  readonly reasons: string
  readonly whatCanChange: string
  readonly nextStep: string
  /** Words that the prescriber may say to the household as they are. */
  readonly wording: string
}

// What the household can change, by motive of the committee; what it cannot is said as such.
const CHANGES: Readonly<Record<string, string>> = {
  composition: 'Rien à changer : il faut un logement d’une autre taille. La recherche continue.',
  'over-ceiling': 'Apporter les revenus des douze derniers mois, s’ils ont baissé.',
  effort: 'Chercher un loyer plus bas, ou vérifier les aides qui manquent encore.',
  'incomplete-file': 'Apporter la pièce qui manque. Une personne peut aider à la trouver.',
  'higher-priority': 'Rien à changer : le dossier est bon. Il reste prêt pour un autre logement.',
  'not-adapted': 'Rien à changer : il faut un logement avec les bons aménagements.',
  location: 'Rien à changer, ou dire si d’autres endroits conviendraient aussi.',
  'housing-debt': 'Faire un accord de remboursement, même petit. Une personne peut aider.',
  balance: 'Rien à changer : le dossier est bon. Il reste prêt pour un autre logement.',
  withdrawal: 'Rien à changer. La recherche peut reprendre à tout moment.',
  'no-reply': 'Dire comment et quand appeler, pour que personne ne se manque.',
  'false-declaration': 'Corriger l’information avec la personne qui accompagne, pièce à l’appui.',
  'no-unique-number': 'Demander le numéro de la demande de logement. Une personne peut aider.',
  'access-conditions': 'Voir ensemble quelle condition manque, et ce qui peut la remplir.',
}
const CHANGES_OTHERWISE = 'En parler ensemble : la suite dépend de la raison écrite plus haut.'

/**
 * A first draft of the explanation, in plain words, that the officer completes.
 *
 * @param facts  the decision on this candidacy and its dwelling, nobody else's
 * @returns      five short texts, each readable alone
 * @source       AAP 2014, Haute-Savoie HABITAT: the result is explained to the prescriber, who tells the household
 */
export function explanationOf(facts: DecidedFacts): Explanation {
  return isRefusal(facts.outcome) ? refusal(facts) : offer(facts)
}

/** Whether nobody is offered anything by this outcome. @source CCH, art. R.441-3, d and e */
export function isRefusal(outcome: Outcome): boolean {
  return outcome === 'not-allocated' || outcome === 'inadmissible'
}

function home({ typology, commune }: DecidedFacts['dwelling']): string {
  return `le logement ${typology} à ${commune}`
}

function refusal({ motive, words, dwelling }: DecidedFacts): Explanation {
  const reason = motive === null || motive.code === 'other' ? (words ?? '') : motive.sentence
  return {
    said: `Ce n’est pas oui pour ${home(dwelling)}.`,
    reasons: reason,
    whatCanChange: CHANGES[motive?.code ?? ''] ?? CHANGES_OTHERWISE,
    nextStep: 'Les besoins se revoient ensemble, puis un autre logement est cherché.',
    wording: `Ce n’est pas oui pour ce logement. ${reason} Votre dossier continue. Je reste avec vous pour la suite.`,
  }
}

function offer(facts: DecidedFacts): Explanation {
  const { outcome, rank, isServed, missingDocument, dwelling } = facts
  if (!isServed)
    return {
      said: `C’est oui pour ${home(dwelling)}, en place ${String(rank ?? 2)}.`,
      reasons: 'Le logement convient. Une réponse est attendue avant.',
      whatCanChange: 'Rien à faire. La place peut avancer dans les prochains jours.',
      nextStep: 'Dès que la place avance, vous êtes prévenu le premier.',
      wording:
        'C’est oui, mais pas encore. Il faut attendre une réponse. Je vous appelle dès que je sais.',
    }
  if (outcome === 'allocated-conditional')
    return {
      said: `C’est oui pour ${home(dwelling)}, avec une pièce à apporter.`,
      reasons: `Il manque encore : ${missingDocument ?? ''}.`,
      whatCanChange: `Apporter cette pièce à temps. C’est la seule condition.`,
      nextStep: 'Dès que la pièce est là, le ménage peut répondre à l’offre.',
      wording: `C’est oui. Il reste une pièce à apporter : ${missingDocument ?? ''}. Nous la cherchons ensemble.`,
    }
  return {
    said: `C’est oui pour ${home(dwelling)}.`,
    reasons: 'Le logement convient aux besoins qui ont été dits.',
    whatCanChange: 'Le ménage est libre de dire oui ou non.',
    nextStep: 'Une lettre va arriver. Le ménage aura du temps pour répondre.',
    wording:
      'Le logement vous est proposé. Prenez votre temps pour décider. Nous pouvons le revoir ensemble.',
  }
}
