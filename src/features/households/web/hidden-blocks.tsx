import { HiddenBlock } from '#web/ui/hidden-block.tsx'
import type { HouseholdRead } from '../contract.ts'

/** What others read and this reader does not: said from the role alone, by the server. */
export function HiddenBlocks({ household: { blocks } }: { household: HouseholdRead }) {
  return blocks
    .filter(({ state }) => state === 'hidden')
    .map(({ key, label, ask }) => (
      <HiddenBlock key={key} title={label} ask={ask === null ? undefined : { name: ask }} />
    ))
}
