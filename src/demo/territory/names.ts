import type { Chance } from './chance.ts'

/** Surnames that no register holds: two words of the mountain put together. */
const FIRST_HALVES = [
  'Claire',
  'Roche',
  'Verte',
  'Passe',
  'Belle',
  'Doux',
  'Grand',
  'Trouve',
  'Brume',
  'Haute',
  'Sous',
  'Mont',
  'Font',
  'Cime',
  'Lune',
  'Vent',
  'Bois',
  'Sapin',
  'Pré',
  'Val',
] as const
const SECOND_HALVES = [
  'matin',
  'vallée',
  'pierre',
  'ruisseau',
  'brume',
  'sapin',
  'alpage',
  'caillou',
  'chalet',
  'sentier',
  'corniche',
  'névé',
  'marmotte',
  'gentiane',
  'torrent',
  'clairière',
  'ardoise',
  'lauze',
  'mélèze',
  'combe',
] as const
const FIRST_NAMES = [
  'Ysaline',
  'Léandre',
  'Oriande',
  'Théodule',
  'Zélie',
  'Aubin',
  'Maëlie',
  'Corentine',
  'Ismaël',
  'Noura',
  'Swann',
  'Perrine',
  'Amaury',
  'Soraya',
  'Éloi',
  'Bérénice',
  'Moussa',
  'Ondine',
  'Basile',
  'Fatou',
  'Côme',
  'Ludivine',
  'Yanis',
  'Apolline',
  'Zacharie',
  'Mahaut',
  'Idriss',
  'Capucine',
  'Octave',
  'Lila',
] as const

export function inventedSurname(chance: Chance): string {
  return `${chance.pick(FIRST_HALVES)}${chance.pick(SECOND_HALVES)}`
}

export function inventedFirstName(chance: Chance): string {
  return chance.pick(FIRST_NAMES)
}

/** What people say of their situation: invented sentences, in the first person. */
export const WORDS = [
  'Je voudrais une porte à moi et du calme pour les enfants.',
  'J’ai peur de me retrouver seule le soir.',
  'Je sais cuisiner, je veux retrouver une cuisine.',
  'Je ne veux pas changer encore d’école en cours d’année.',
  'Les papiers me font peur, j’aimerais qu’on les lise avec moi.',
  'Je suis prêt depuis longtemps.',
  'Je veux rester près de mon travail.',
  'J’aimerais pouvoir recevoir ma fille le dimanche.',
  'Je ne me souviens plus comment on tient un budget.',
  'Un petit logement me suffit, si je peux y rester.',
] as const
