import type { Block, HouseholdRead } from '../contract.ts'

/** « vu par … » of a block, for `Card`; nothing when the reader's role has no such block. */
export function seenByOf({ blocks }: HouseholdRead, key: Block['key']): string[] | undefined {
  const block = blocks.find((candidate) => candidate.key === key)
  return block?.state === 'open' ? [block.seenBy] : undefined
}

/** Whether there is a referral for this reader: to read, or to fill. */
export function hasReferralTab({ referral, abilities }: HouseholdRead): boolean {
  return referral !== null || abilities.includes('referral.edit')
}

/** What each reader sees differently: the people and the events that the role may know. */
export const SEEN_BY_EACH: string[] = ['chacun, selon son rôle']
