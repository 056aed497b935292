import { counted, typo } from '#web/ui/typo.ts'

const NUMBERS = [
  ...['zéro', 'une', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'],
  ...['dix', 'onze', 'douze', 'treize', 'quatorze', 'quinze', 'seize'],
]

/** Small numbers in words, feminine: « une action », « dix actions », then figures. */
function inWords(count: number): string {
  return NUMBERS[count] ?? String(count)
}

function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase('fr') + words.slice(1)
}

export type Counts = { readonly late: number; readonly todo: number; readonly waiting: number }

/** « Dix actions vous attendent, dont trois en retard. » */
export function todaySentence({ late, todo, waiting }: Counts): string {
  const mine = late + todo
  if (mine === 0) {
    if (waiting === 0) return 'Rien ne vous attend pour l’instant.'
    return typo(
      `Rien à faire de votre côté : ${counted(waiting, 'action')} ${waiting > 1 ? 'attendent' : 'attend'} un partenaire.`,
    )
  }
  if (mine === 1)
    return late === 1 ? 'Une action vous attend, en retard.' : 'Une action vous attend.'
  const all = `${capital(inWords(mine))} actions vous attendent`
  if (late === 0) return `${all}.`
  return late === mine ? `${all}, toutes en retard.` : `${all}, dont ${inWords(late)} en retard.`
}

export { capital }
