import type { Block, HouseholdRead } from '../contract.ts'

/** « vu par … » of a block, for `Card`; nothing when the reader's role has no such block. */
export function seenByOf({ blocks }: HouseholdRead, key: Block['key']): string[] | undefined {
  const block = blocks.find((candidate) => candidate.key === key)
  return block?.state === 'open' ? [block.seenBy] : undefined
}

/** Whether the reader's role opens that block. */
export function opens(household: HouseholdRead, key: Block['key']): boolean {
  return seenByOf(household, key) !== undefined
}
