/** The words of a referral's closed lists, the same on every page, letter and export. */
export const PRESENT_SITUATION_WORDS = {
  shelter: 'Hébergement d’insertion (CHRS…)',
  'emergency-shelter': 'Hébergement d’urgence',
  hotel: 'Hôtel',
  hosted: 'Hébergé chez quelqu’un',
  street: 'À la rue ou en abri de fortune',
  institution: 'Sortie d’établissement (soins, détention…)',
  tenant: 'Locataire',
  other: 'Autre situation',
} as const

export const RELATION_WORDS = {
  lead: 'Titulaire du dossier',
  spouse: 'Conjoint ou conjointe',
  child: 'Enfant',
  parent: 'Parent',
  other: 'Autre personne',
} as const

export const CUSTODY_WORDS = {
  full: 'Vit là tout le temps',
  shared: 'Garde alternée',
  visiting: 'Droit de visite',
} as const

export const READING_WORDS = {
  alone: 'Lit sans aide',
  'with-help': 'Lit avec de l’aide',
  'spoken-only': 'À l’oral seulement',
} as const

export const DIGITAL_WORDS = {
  alone: 'Fait ses démarches en ligne sans aide',
  'with-help': 'Fait ses démarches en ligne avec de l’aide',
  none: 'Pas de démarches en ligne',
} as const

export const ADHESION_WORDS = {
  informed: 'Informé',
  hesitant: 'Hésite',
  agrees: 'D’accord',
  refuses: 'Refuse pour l’instant',
  withdrew: 'S’est retiré',
} as const

export const PROTECTION_WORDS = {
  safeguard: 'Sauvegarde de justice',
  'simple-curatorship': 'Curatelle simple',
  'reinforced-curatorship': 'Curatelle renforcée',
  guardianship: 'Tutelle',
  'family-empowerment': 'Habilitation familiale',
} as const

export const SIGNATURE_WORDS = {
  'by-mandatary': 'Le mandataire signe à sa place',
  'with-mandatary': 'La personne signe avec le mandataire',
} as const

export const NOTICE_MEANS_WORDS = {
  oral: 'De vive voix',
  written: 'Par écrit',
  audio: 'Avec un enregistrement',
  pictures: 'Avec des images',
} as const

export const URGENCY_WORDS = { ordinary: 'Délai ordinaire', urgent: 'Urgent' } as const

export const CRITERION_WORDS = {
  dalo: 'Reconnu prioritaire DALO',
  pdalhpd: 'Public du PDALHPD',
} as const

/**
 * The words of a code that came over the wire as plain text.
 *
 * @param words  one of the lists above
 * @param code   a code, possibly newer than this page
 * @returns      its words, or the code itself when it is unknown
 * @source       closed lists of compartment 3 (domain report §4.3)
 */
export function wordsOf(words: Readonly<Record<string, string>>, code: string): string {
  return words[code] ?? code
}
