import { IconCheck, IconX } from '@tabler/icons-react'
import { Chip } from '#web/ui/chip.tsx'

/** Whether a fact is declared: icon, word and colour say the same. */
export function YesNo({ yes }: { yes: boolean }) {
  return (
    <Chip tone={yes ? 'accent' : 'neutral'} icon={yes ? IconCheck : IconX}>
      {yes ? 'oui' : 'non'}
    </Chip>
  )
}
