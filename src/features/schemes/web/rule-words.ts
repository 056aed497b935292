import type { SchemeRules } from '../contract.ts'
import { kindWords } from '../domain/change-words.ts'
import { PRICE_LINES } from '../domain/price-lines.ts'
import { termSpec, type TermKey } from '../domain/term-catalogue.ts'
import { valueWords } from '../domain/term-units.ts'

export function termWords(key: TermKey, value: number): string {
  const { unit, choices } = termSpec(key)
  return valueWords(value, unit, choices)
}

type Price = Pick<SchemeRules['prices'][number], 'line' | 'operatorName' | 'operatorKind'>

/** « Accompagnement, ARIES », « Diagnostic, les communes ». */
export function priceTitle({ line, operatorName, operatorKind }: Price): string {
  return `${PRICE_LINES[line]}, ${operatorName ?? kindWords(operatorKind)}`
}

type Rule = Pick<SchemeRules['prices'][number], 'line' | 'operatorOrganisationId' | 'operatorKind'>

/** What makes two prices versions of the same one, in the address too. */
export function priceId({ line, operatorOrganisationId, operatorKind }: Rule): string {
  return `${line}:${operatorOrganisationId ?? operatorKind ?? ''}`
}
