import { inForce, planned, type Validity } from '../domain/versions.ts'

export type Told = Validity & {
  readonly id: string
  readonly source: string
  readonly reason: string | null
  readonly setBy: string | null
}

/** The versions of one rule, as a page shows them. */
export type RuleVersions<V extends Told> = {
  readonly current: V | undefined
  readonly next: V | undefined
  /** The one that a change closes: the last, planned or in force. */
  readonly last: V | undefined
  readonly all: readonly V[]
}

export function versionsOf<V extends Told>(all: readonly V[], today: string): RuleVersions<V> {
  return { current: inForce(all, today)[0], next: planned(all, today)[0], last: all.at(-1), all }
}
