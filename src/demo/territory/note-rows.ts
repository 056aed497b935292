import { addDays } from '#kernel/calendar.ts'
import { chanceOf } from './chance.ts'
import type { Life } from './life.ts'
import type { Setting, Worker } from './setting.ts'

export type DrawnNote = {
  readonly name: string
  /** 14b: the worker's own; 6: the social evaluation, read by the household. */
  readonly compartment: '14b' | '6'
  readonly on: string
  readonly text: string
}

const OWN = [
  'Rappeler avant la fin de la semaine.',
  'Préparer la prochaine rencontre : le budget d’abord.',
  'Penser à demander le double de l’attestation d’assurance.',
  'Elle parle plus volontiers le matin.',
  'Proposer de venir à deux à la prochaine visite.',
  'Laisser le temps, ne pas remplir les silences.',
  'Vérifier que le courrier arrive à la bonne adresse.',
] as const
const SHARED = [
  'Tient son budget avec un cahier ; demande de l’aide pour les courriers.',
  'Range et entretient ; a besoin d’être rassuré sur les démarches.',
  'Fait ses papiers seul quand on les a lus une fois ensemble.',
  'A repéré les commerces et l’arrêt de bus ; connaît déjà une voisine.',
  'Se rend à ses rendez-vous ; prévient quand il ne peut pas venir.',
] as const

type Followed = { readonly index: number; readonly life: Life; readonly worker: Worker }

/** Notes of the worker along the way: some for himself alone, some that the household reads. */
export function notesOf(setting: Setting, { index, life, worker }: Followed): DrawnNote[] {
  const chance = chanceOf(setting.seed, 'notes', index)
  const last = life.end?.on ?? life.supportEndsOn ?? addDays(setting.today, 1)
  const notes: DrawnNote[] = []
  let on = addDays(life.openedOn, chance.between(2, 12))
  while (on < last && on <= setting.today) {
    // A SIAO keeps no note of its own on a case.
    const shared = worker.role !== 'PRE' || chance.happens(0.4)
    notes.push({
      ...{ name: `note ${String(notes.length)}`, on },
      compartment: shared ? '6' : '14b',
      text: chance.pick(shared ? SHARED : OWN),
    })
    on = addDays(on, chance.between(25, 90))
  }
  return notes
}
