const names = new Intl.DisplayNames(['fr'], { type: 'language' })

/** Languages most often met by the services; the list of a field, not of the world. */
const MET = [
  'fr',
  'sq',
  'de',
  'am',
  'en',
  'ar',
  'hy',
  'az',
  'bn',
  'bg',
  'es',
  'fa',
  'ka',
  'it',
  'ku',
  'ln',
  'mk',
  'nl',
  'uk',
  'ur',
  'ps',
  'pl',
  'pt',
  'ro',
  'ru',
  'sr',
  'so',
  'sw',
  'ta',
  'ti',
  'tr',
  'vi',
  'wo',
  'zh',
] as const

/** « albanais » for `sq`. */
export function languageName(code: string): string {
  return names.of(code) ?? code
}

/** French first, then by name. */
export const LANGUAGE_CHOICES: readonly { readonly value: string; readonly label: string }[] = [
  ...MET,
]
  .map((value) => ({ value, label: languageName(value) }))
  .sort((a, b) => rank(a) - rank(b) || a.label.localeCompare(b.label, 'fr'))

function rank({ value }: { value: string }): number {
  return value === 'fr' ? 0 : 1
}
