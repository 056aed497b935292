export const PASSWORD_MIN = 12
export const PASSWORD_MAX = 128

export const PASSWORD_WEAKNESSES = [
  'password-too-short',
  'password-too-long',
  'password-too-common',
  'password-holds-your-name',
] as const
export type PasswordWeakness = (typeof PASSWORD_WEAKNESSES)[number]

const KEYBOARD_ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'azertyuiop',
  'qsdfghjklm',
  'wxcvbn',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
]

/** Words that the lists of leaked French passwords begin with, and those that this service suggests. */
const COMMON_WORDS = [
  'motdepasse',
  'password',
  'passe',
  'bonjour',
  'bienvenue',
  'welcome',
  'soleil',
  'azerty',
  'qwerty',
  'doudou',
  'loulou',
  'chouchou',
  'jetaime',
  'iloveyou',
  'princesse',
  'marseille',
  'football',
  'administrateur',
  'admin',
  'secret',
  'changezmoi',
  'changeme',
  'letmein',
  'janvier',
  'fevrier',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'aout',
  'septembre',
  'octobre',
  'novembre',
  'decembre',
  'printemps',
  'automne',
  'hiver',
  'ete',
  'annecy',
  'hautesavoie',
  'savoie',
  'logement',
  'habitat',
  'perenne',
  'siao',
]

const LOOKALIKES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
}

/** Letters left to guess under which nothing is left to guess. */
const ENOUGH_LEFT = 4

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

function lettersOf(text: string): string {
  return fold(text).replace(/[^a-z0-9]/g, '')
}

function withoutLookalikes(text: string): string {
  return fold(text)
    .replace(/[01345@$7]/g, (sign) => LOOKALIKES[sign] ?? sign)
    .replace(/[^a-z]/g, '')
}

function withoutWords(text: string): string {
  const longestFirst = [...COMMON_WORDS].sort((a, b) => b.length - a.length)
  return longestFirst.reduce((left, word) => left.replaceAll(word, ''), text)
}

function reversed(text: string): string {
  return text.split('').reverse().join('')
}

/** Removes the runs of four or more neighbours on a keyboard, in the alphabet or in the digits. */
function withoutRuns(text: string): string {
  let left = text
  for (const row of KEYBOARD_ROWS.flatMap((row) => [row, reversed(row)])) {
    for (let size = row.length; size >= ENOUGH_LEFT; size -= 1) {
      for (let start = 0; start + size <= row.length; start += 1) {
        left = left.replaceAll(row.slice(start, start + size), '')
      }
    }
  }
  return left
}

function isCommon(password: string): boolean {
  const letters = lettersOf(password)
  if (new Set(fold(password)).size < 5) return true
  if (/^(.{1,8}?)\1+$/u.test(fold(password))) return true
  const left = withoutWords(withoutRuns(letters)).replace(/^\d+|\d+$/g, '')
  // Signs count: « *** » between two words is something to guess.
  const signs = fold(password).replace(/[a-z0-9\s]/g, '')
  if (left.length + signs.length < ENOUGH_LEFT) return true
  return withoutWords(withoutLookalikes(password)).length < ENOUGH_LEFT && signs.length < 2
}

function holdsName(password: string, about: { email: string; name: string }): boolean {
  const letters = lettersOf(password)
  const parts = [
    ...(about.email.split('@')[0] ?? '').split(/[._+-]/),
    ...about.name.split(/[\s'’-]/),
  ]
    .map(lettersOf)
    .filter((part) => part.length >= ENOUGH_LEFT)
  const left = parts.reduce((rest, part) => rest.replaceAll(part, ''), letters)
  return left.length < letters.length && left.replace(/\d/g, '').length < 8
}

/**
 * What is wrong with a password, or null. Length and guessability only: no rule about signs or capitals,
 * which make people write it down (NIST SP 800-63B, CNIL 2022-100).
 */
export function passwordWeakness(
  password: string,
  about: { readonly email: string; readonly name: string },
): PasswordWeakness | null {
  const length = Array.from(password).length
  if (length < PASSWORD_MIN) return 'password-too-short'
  if (length > PASSWORD_MAX) return 'password-too-long'
  if (isCommon(password)) return 'password-too-common'
  return holdsName(password, about) ? 'password-holds-your-name' : null
}
