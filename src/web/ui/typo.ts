const NARROW = '\u202f'
const WIDE = '\u00a0'

/** French spaces for a sentence made of pieces: nothing alone at the start of a line before « : ; ? ! € % » ». */
export function typo(text: string): string {
  return text
    .replace(/[ \u00a0\u202f]*([;?!])/g, `${NARROW}$1`)
    .replace(/[ \u00a0\u202f]+([:»€%])/g, `${WIDE}$1`)
    .replace(/«[ \u00a0\u202f]*/g, `«${WIDE}`)
    .replace(/(\d) (?=(?:\d{3}|jours?|mois|ans?|j|h|m²|min)(?![\p{L}\d]))/gu, `$1${WIDE}`)
    .replaceAll("'", '’')
}

/** « 1 enfant », « 3 enfants », « 0 enfant ». */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${String(count)}${WIDE}${count >= 2 ? many : one}`
}

/** « words », as quoted. */
export function quoted(words: string): string {
  return `«${WIDE}${words}${WIDE}»`
}
