import { ROLES, type Role } from '#kernel/roles.ts'
import { TERM_KEYS, type TermKey } from '../domain/term-catalogue.ts'

/** What the drawer over a page of rules shows. */
export type OpenRule =
  | { readonly kind: 'term'; readonly key: TermKey }
  | { readonly kind: 'price' | 'quota' | 'override' | 'commune' | 'typology'; readonly id: string }

/** What the address says: the rule whose drawer is open. */
export type RuleSearch = { readonly regle?: string | undefined }

const PREFIXES = {
  prix: 'price',
  quota: 'quota',
  depassement: 'override',
  commune: 'commune',
  typologie: 'typology',
} as const

/** An address typed by hand or kept from an older version: what is not understood opens nothing. */
export function toRuleSearch({ regle }: Readonly<Record<string, unknown>>): RuleSearch {
  return { regle: typeof regle === 'string' ? regle.slice(0, 120) || undefined : undefined }
}

/** The rule that an address names: `delay.sign-lease`, `quota~…`, `commune~74268`. */
export function openRule({ regle }: RuleSearch): OpenRule | undefined {
  const key = TERM_KEYS.find((known) => known === regle)
  if (key) return { kind: 'term', key }
  const [prefix = '', id = ''] = regle?.split('~') ?? []
  const kind = Object.entries(PREFIXES).find(([name]) => name === prefix)?.[1]
  return kind && id !== '' ? { kind, id } : undefined
}

export type HistorySearch = { readonly page?: number | undefined }

export function toHistorySearch({ page }: Readonly<Record<string, unknown>>): HistorySearch {
  const number = Number(page)
  return { page: Number.isInteger(number) && number > 1 && number <= 1000 ? number : undefined }
}

/** The role whose rights the matrix shows alone. */
export type MatrixSearch = { readonly role?: Role | undefined }

export function toMatrixSearch({ role }: Readonly<Record<string, unknown>>): MatrixSearch {
  return { role: ROLES.find((known) => known === role) }
}
