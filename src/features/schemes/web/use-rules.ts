import { useQuery } from '@tanstack/react-query'
import type { SchemeRules } from '../contract.ts'
import { rulesQuery } from './scheme-queries.ts'

/** The rules, inside a page whose frame has already loaded them. */
export function useRules(): SchemeRules {
  const { data } = useQuery(rulesQuery)
  if (!data) throw new Error('The rules are read before their frame has loaded them')
  return data
}
