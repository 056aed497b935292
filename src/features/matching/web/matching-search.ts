export type MatchingSearch = {
  /** Whether households that something excludes are shown too. */
  readonly exclus?: 'oui' | undefined
  /** The household whose criteria are open. */
  readonly menage?: string | undefined
}

export function toMatchingSearch({ exclus, menage }: Record<string, unknown>): MatchingSearch {
  return {
    exclus: exclus === 'oui' ? 'oui' : undefined,
    menage: typeof menage === 'string' ? menage : undefined,
  }
}
