/** A word that names a cause, and what may be written instead. */
export type Caution = { readonly found: string; readonly instead: string }

// Stems, folded: illness and its care, addiction, justice. What is seen is written instead.
const CAUSES: readonly (readonly [RegExp, string])[] = [
  [
    /\b(schizo\w*|bipolair\w*|psychotiq\w*|psychose\w*|paranoi\w*|depressi\w*|borderline|autis\w*|trouble\w* psy\w*|psychiatri\w*|hp|demen\w*)\b/gu,
    'Dites ce que vous avez vu : « ne répond pas depuis trois jours », « dort le jour ».',
  ],
  [
    /\b(alcooli\w*|ivre\w*|ivrogne\w*|toxico\w*|drogue\w*|addict\w*|overdose\w*|methadone|subutex)\b/gu,
    'Dites ce que vous avez vu : « le rendez-vous n’a pas pu se tenir », « a demandé à reporter ».',
  ],
  [
    /\b(delinquan\w*|detenu\w*|prison\w*|incarcer\w*|condamn\w*|casier|bracelet|sursis|vol(?:eur|euse)\w*|dealer\w*|probation|spip)\b/gu,
    'Rien sur la justice : écrivez le fait qui touche le logement, ou rien.',
  ],
  [
    /\b(sida|vih|seropositif\w*|cancer\w*|hepatite\w*|diagnosti\w*|patholog\w*|medicament\w*|traitement\w*|hospitalis\w*)\b/gu,
    'Rien sur la santé : écrivez ce qui aide, ou qui appeler.',
  ],
]

/**
 * The words of a text that name a cause rather than a fact.
 *
 * @param text  free words of a professional
 * @returns     each word once, as it was found without accents, with what to write instead; empty when there is none
 * @source      A13; call for projects 2014: the landlord needs to know how to act, never why
 */
export function cautionsOf(text: string): readonly Caution[] {
  const folded = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const found = CAUSES.flatMap(([stems, instead]) =>
    [...folded.matchAll(stems)].map(([word]) => ({ found: word, instead })),
  )
  return [...new Map(found.map((caution) => [caution.found, caution])).values()]
}
