import type { Account } from '../demo.ts'
import type { Chance } from './chance.ts'

export type Worker = Account & { readonly weight: number }

export type NamedAccount = Account & { readonly name: string }

/** What the households of a territory are drawn in: a scheme, its people, its places, its caps. */
export type Setting = {
  readonly seed: number
  readonly schemeId: string
  /** First day of the scheme. */
  readonly startsOn: string
  /** The day until which facts are written. */
  readonly today: string
  /** The day that the scheme was drawn for: releases are drawn around it, and go on from there. */
  readonly drawnOn: string
  /** Months between closure and review, in this scheme. */
  readonly reviewMonths: number
  readonly workers: readonly Worker[]
  readonly referents: readonly Account[]
  holder(role: string): NamedAccount
  placeOf(chance: Chance): string
  /** A commune of the landlord's list where the quota of its sector has room, by that quota. */
  communeOf(chance: Chance): string
  /** Any commune of the landlord's list. */
  anyCommune(chance: Chance): string
  communeName(code: string): string
  /** The site manager who follows a household. */
  referentOf(index: number): Account
  /** The next file number of the year. */
  numberOf(openedOn: string): string
  /** Whether one more assessment by this operator, or one more sliding lease, stays under the programme's cap. */
  mayAssess(worker: Worker): boolean
  maySlide(): boolean
  seal(text: string, row: { readonly id: string; readonly compartment: string }): Buffer
}
