import type { Consent } from '../contract.ts'

export const MEANS_WORDS: Readonly<Record<Consent['means'], string>> = {
  oral: 'de vive voix',
  written: 'par écrit',
  electronic: 'depuis son espace',
  audio: 'par un message enregistré',
}
export const STATE_WORDS: Readonly<Record<Consent['state'], string>> = {
  live: 'en cours',
  expired: 'terminé',
  withdrawn: 'retiré',
}
/** N8: what the landlord will know and will not, in five sentences. */
export const FIVE_SENTENCES = [
  'Sans votre accord, le bailleur lit ce qu’il faut pour loger : votre nom, votre demande, le bail.',
  'Avec votre accord, il peut savoir qui appeler et quoi faire si ça ne va pas.',
  'Il ne lit jamais votre santé, la justice, les lieux à éviter ni ce que vous confiez.',
  'Vous choisissez ce qui s’ouvre, à qui, et jusqu’à quand.',
  'Vous pouvez retirer votre accord à tout moment : l’accès s’arrête tout de suite, sans reproche.',
] as const
