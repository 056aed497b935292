export type NamedCommune = {
  readonly inseeThen: string
  readonly name: string
  readonly officialName: string
  readonly presentName: string
  readonly postalCode: string
}

// Ends of official names that nobody says.
const UNSAID = [' les bains', ' mont blanc', ' seythenex']

/**
 * What two spellings of a commune have in common: no accent, hyphen, capital, « CEDEX » nor unsaid ending.
 *
 * @param name  as typed or imported
 * @returns     lower-case words, « evian », « la balme de sillingy », « saint gervais »
 * @source      domain report §5.8: matching insensitive to accents, hyphens, « -les-Bains », « -Mont-Blanc »
 */
export function communeKey(name: string): string {
  const words = name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/\bcedex\b.*$/u, '')
    .replace(/[^a-z0-9]+/gu, ' ')
    .replace(/\bst(e?)\b/gu, 'saint$1')
    .trim()
  const unsaid = UNSAID.find((ending) => words.endsWith(ending))
  return unsaid === undefined ? words : words.slice(0, -unsaid.length)
}

/**
 * The communes that a name may mean. A name of today that covers several former communes is told apart by its
 * postal code when there is one.
 *
 * @param communes  known communes
 * @param name      as typed or imported
 * @param postal    five digits, when known
 * @returns         none, one, or several that only a person can tell apart
 * @source          C3: former names and present communes both load
 */
export function communesNamed<C extends NamedCommune>(
  communes: readonly C[],
  name: string,
  postal?: string,
): readonly C[] {
  const key = communeKey(name)
  const own = communes.filter(
    (commune) => communeKey(commune.name) === key || communeKey(commune.officialName) === key,
  )
  const wider = communes.filter(({ presentName }) => communeKey(presentName) === key)
  const possible = [...new Set([...own, ...wider])]
  const there = possible.filter(({ postalCode }) => postalCode === postal)
  if (there.length > 0) return there
  return own.length > 0 ? own : possible
}
