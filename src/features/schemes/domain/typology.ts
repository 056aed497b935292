export type TypologyRule = {
  readonly position: number
  /** Null: the number of adults does not matter. */
  readonly adults: number | null
  readonly personsFrom: number
  readonly personsTo: number | null
  readonly roomsFrom: number
  readonly roomsTo: number
}

export type Composition = {
  readonly adults: number
  /** Children who live there or visit: those of a right of visit count too. */
  readonly children: number
}

/**
 * The line of the matrix that fits a household: the first in order.
 *
 * @param rules  lines in force, in any order
 * @param who    adults and children (persons)
 * @returns      the line, or undefined when the scheme says nothing of such a household
 * @source       domain report §2.11, practice of landlords
 */
function typologyFor(rules: readonly TypologyRule[], who: Composition): TypologyRule | undefined {
  const persons = who.adults + who.children
  return [...rules]
    .sort((a, b) => a.position - b.position)
    .find(
      ({ adults, personsFrom, personsTo }) =>
        (adults === null || adults === who.adults) &&
        personsFrom <= persons &&
        (personsTo === null || persons <= personsTo),
    )
}

/**
 * The households of a line, in words.
 *
 * @param rule  a line of the matrix
 * @returns     « 1 adulte seul », « 2 adultes, 3 personnes en tout », « 5 personnes ou plus »
 * @source      domain report §2.11
 */
export function compositionWords(
  rule: Pick<TypologyRule, 'adults' | 'personsFrom' | 'personsTo'>,
): string {
  const { adults, personsFrom, personsTo } = rule
  const persons =
    personsTo === null
      ? `${String(personsFrom)} personnes ou plus`
      : personsFrom === personsTo
        ? `${String(personsFrom)} ${personsFrom >= 2 ? 'personnes' : 'personne'}`
        : `${String(personsFrom)} à ${String(personsTo)} personnes`
  if (adults === null) return persons
  const grown = `${String(adults)} ${adults >= 2 ? 'adultes' : 'adulte'}`
  return personsTo === adults ? grown : `${grown}, ${persons} en tout`
}

export type TypologyVerdict = 'fits' | 'too-small' | 'too-large' | 'unknown'

/**
 * Whether a dwelling's number of rooms suits a household: a warning for people to weigh, never a refusal.
 *
 * @param rules  lines in force
 * @param who    adults and children (persons)
 * @param rooms  main rooms of the dwelling (T3: 3)
 * @returns      the verdict; `unknown` when no line fits the household
 * @source       G3: exceptions need a motive
 */
export function typologyVerdict(
  rules: readonly TypologyRule[],
  who: Composition,
  rooms: number,
): TypologyVerdict {
  const rule = typologyFor(rules, who)
  if (!rule) return 'unknown'
  if (rooms < rule.roomsFrom) return 'too-small'
  return rooms > rule.roomsTo ? 'too-large' : 'fits'
}
