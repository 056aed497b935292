import { ApiError, type ApiErrorCode } from './api-error.ts'

/** Refusals of a rule that a person can cause; each feature adds its own codes here, with their sentence below. */
type RefusalCode = 'wrong-credentials' | 'wrong-code' | 'account-locked'

const SENTENCES: Record<ApiErrorCode | RefusalCode, string> = {
  'bad-input': 'Certaines réponses ne conviennent pas. Elles sont signalées sous leur champ.',
  'signed-out': 'Votre session est terminée. Connectez-vous à nouveau.',
  'second-factor-needed': 'Cette action demande votre code de sécurité.',
  'not-found': 'Cette page n’existe pas, ou elle n’est pas pour vous.',
  conflict: 'Quelqu’un a modifié cette fiche pendant que vous l’aviez ouverte.',
  'too-large': 'C’est trop volumineux pour être envoyé en une fois.',
  'rule-refused': 'Une règle du dispositif ne permet pas cette action.',
  'too-many': 'Trop d’essais à la suite. Attendez une minute, puis recommencez.',
  unavailable: 'Le service ne répond pas pour le moment. Recommencez dans un instant.',
  internal: 'Une erreur inattendue s’est produite. Elle a été enregistrée.',
  unreachable: 'Aucune réponse : vous êtes peut-être hors connexion.',
  'wrong-credentials': 'Ces identifiants ne correspondent pas. Vérifiez-les, puis recommencez.',
  'wrong-code': 'Ce code ne convient pas ou a expiré. Recopiez celui qui s’affiche maintenant.',
  'account-locked': 'Trop d’essais : ce compte est bloqué. Demandez à la personne qui vous suit.',
}

/** Codes of a field. They come from the wire schemas, so an unknown one falls back to a plain sentence. */
const FIELD_SENTENCES: Readonly<Record<string, string>> = {
  required: 'Cette réponse est nécessaire.',
  'too-long': 'C’est trop long.',
  'too-short': 'C’est trop court.',
  'control-characters': 'Un caractère invisible s’est glissé ici. Tapez le texte à nouveau.',
  'one-line': 'Écrivez sur une seule ligne.',
  'name-without-letter': 'Un nom contient au moins une lettre.',
  'name-characters': 'Un nom ne contient ni symbole ni ponctuation de calcul.',
  'impossible-date': 'Cette date n’existe pas. Exemple : 24/11/2026.',
  'unknown-id': 'Ce choix n’existe plus. Choisissez à nouveau.',
  'wrong-email': 'Cette adresse n’a pas la forme d’une adresse électronique.',
}

export function fieldSentence(code: string): string {
  return FIELD_SENTENCES[code] ?? 'Cette réponse ne convient pas.'
}

/** What to say to the reader. The rule that refused is more precise than the code, when its sentence is known. */
export function errorSentence(error: unknown): string {
  if (!(error instanceof ApiError)) return 'Une erreur inattendue s’est produite dans cette page.'
  const rule = Object.entries(SENTENCES).find(([code]) => code === error.rule)
  return rule?.[1] ?? SENTENCES[error.code]
}
