import { euros, spaced } from '#web/ui/euros.ts'
import { formatMonth } from '#web/ui/dates.ts'
import { counted } from '#web/ui/typo.ts'
import type { Ceiling, FundingRow, Sum } from '../contract.ts'
import type { CappedLine, FundingLine } from '../domain/events.ts'

const WIDE = '\u00a0'
const NUMBER = new Intl.NumberFormat('fr-FR')
const UNIT_WORDS = { household: ['', ''], month: ['mois', 'mois'], day: ['jour', 'jours'] } as const

/** « 4 × 380 € », « 28 mois × 275 € », « 67 jours × 3 300 € ÷ 365 ». */
export function multiplication({ quantity, unit, unitCents, parts }: Sum): string {
  const [one, many] = UNIT_WORDS[unit]
  const word = quantity >= 2 ? many : one
  const count = [spaced(NUMBER.format(quantity)), word].filter(Boolean).join(WIDE)
  // A twelfth that falls on a whole cent reads better than a division.
  const isWhole = unitCents % parts === 0 && unit !== 'day'
  const price = isWhole
    ? euros(unitCents / parts)
    : `${euros(unitCents)}${WIDE}÷${WIDE}${String(parts)}`
  return `${count}${WIDE}× ${price}`
}

/** « 13 ménages × 3 300 €, un an chacun ». */
export function ceilingWords({ count, months, unitCents }: Ceiling): string {
  const product = `${spaced(NUMBER.format(count))}${WIDE}× ${euros(unitCents)}`
  if (months === null) return product
  return months === 12
    ? `${product}, un an chacun`
    : `${product} par an, ${counted(months, 'mois', 'mois')} chacun`
}

export const LINE_TITLES: Readonly<Record<FundingLine, string>> = {
  assessment: 'Diagnostics',
  support: 'Accompagnement',
  'adapted-management': 'Gestion adaptée',
  'sliding-lease-aid': 'Aide au bail glissant',
}

/** Kinds of operators that have a price of their own, in the plural. */
const KINDS: Readonly<Record<string, string>> = {
  commune: 'communes',
  association: 'associations',
  landlord: 'bailleur',
  siao: 'SIAO',
}

/** « Accompagnement ARIES », « Accompagnement, communes », « Diagnostics ». */
export function rowTitle({ line, operatorKind, operatorName }: FundingRow): string {
  const title = LINE_TITLES[line]
  if (operatorName !== null) return `${title} ${operatorName}`
  return operatorKind === null ? title : `${title}, ${KINDS[operatorKind] ?? operatorKind}`
}

/** « 380 € par ménage », « 3 300 € par an et par ménage ». */
export function priceWords({ unitCents, per }: FundingRow): string {
  if (unitCents === null || per === null) return 'Sans prix aujourd’hui'
  return per === 'household' ? `${euros(unitCents)} par ménage` : `${euros(unitCents)} par an`
}

export const CAP_TITLES: Readonly<Record<CappedLine, string>> = {
  assessment: 'Diagnostics des communes',
  'sliding-lease-aid': 'Ménages aidés en bail glissant',
  'adapted-management': 'Ménages logés',
}

/** « mars 2027 » from `2027-03`. */
export function monthWords(month: string): string {
  return formatMonth(`${month}-01`)
}

/** What stands under the bar of a capped row: where the cap is, in a few words. */
export function capNote({ cap, line }: FundingRow): string | null {
  if (cap === null || line === 'adapted-management') return null
  if (cap.left === 0)
    return cap.beyond > 0
      ? `plafond atteint, ${String(cap.beyond)} au-delà à 0${WIDE}€`
      : 'plafond atteint'
  if (cap.fullInMonth !== null) return `plafond atteint en ${monthWords(cap.fullInMonth)}`
  return `${counted(cap.left, 'place libre', 'places libres')} sur${WIDE}${String(cap.limit)}`
}
