import type { BudgetRead } from '../contract.ts'
import type { ChargeKind } from '../domain/charge-kinds.ts'
import type { CeilingCategory, IncomeBasis } from '../domain/income-ceiling.ts'

const WIDE = '\u00a0'

const PERCENT = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 })
const RATE = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 4 })

/** « 28,2 % » */
export function percent(ratio: number): string {
  return `${PERCENT.format(ratio * 100)}${WIDE}%`
}

/** « 2,83 % », with the digits that a scale is written with. */
export function rate(ratio: number): string {
  return `${RATE.format(ratio * 100)}${WIDE}%`
}

/** « 1,8 » */
export function decimal(value: number): string {
  return PERCENT.format(value)
}

export const CHARGE_WORDS: Readonly<Record<ChargeKind, string>> = {
  alimony: 'Pension alimentaire versée',
  debt: 'Remboursement de dettes',
  energy: 'Énergie',
  insurance: 'Assurances et mutuelle',
  phone: 'Téléphone et internet',
  transport: 'Transports',
  childcare: 'Garde d’enfant',
  other: 'Autre charge',
}

/** The year that an income stands for, as people call it. */
export function basisWords(basis: IncomeBasis, on: string): string {
  const year = Number(on.slice(0, 4))
  if (basis === 'last-twelve-months') return 'douze derniers mois'
  return basis === 'n-2' ? `revenus ${String(year - 2)} (N−2)` : `revenus ${String(year - 1)} (N−1)`
}

const LIFTS: Readonly<Record<NonNullable<CeilingCategory['lift']>, string>> = {
  'single-with-dependants':
    'une personne seule avec des personnes à charge compte pour une de plus',
  'young-couple': 'un jeune couple sans enfant compte pour une personne de plus',
  disability: 'une carte mobilité inclusion « invalidité » compte pour une personne de plus',
}

/** Why the household is in its category. */
export function categoryWords({ lift, extraPersons }: CeilingCategory, persons: number): string {
  const count = `${String(persons)}${WIDE}${persons >= 2 ? 'personnes' : 'personne'}`
  const more = extraPersons > 0 ? `, dont ${String(extraPersons)} au-delà de six` : ''
  return lift === null ? `${count}${more}.` : `${count}${more} ; ${LIFTS[lift]}.`
}

/** « Annecy, Rumilly et 9 autres » */
export function communeWords(communes: readonly string[], shown = 3): string {
  const others = communes.length - shown
  if (others <= 1) return communes.join(', ')
  return `${communes.slice(0, shown).join(', ')} et ${String(others)}${WIDE}autres`
}

/** Label of a kind of resources, or its code when this page is older than it. */
export function kindWords(kinds: BudgetRead['kinds'], code: string): string {
  return kinds.find((kind) => kind.code === code)?.label ?? code
}
