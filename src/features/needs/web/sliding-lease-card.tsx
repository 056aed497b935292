import { IconArrowsRight, IconKey } from '@tabler/icons-react'
import { Card } from '#web/ui/card.tsx'
import { Chip } from '#web/ui/chip.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { LinkButton } from '#web/ui/links.tsx'
import { SeenBy } from '#web/ui/seen-by.tsx'
import type { NeedsRead, SlidingLeaseWish } from '../contract.ts'

export const WISH_WORDS: Readonly<Record<SlidingLeaseWish, string>> = {
  no: 'Non, un bail à son nom dès l’entrée',
  considered: 'Bail glissant envisagé',
  wished: 'Bail glissant souhaité',
}

/** E5: said by the prescriber; the decision comes later, with the lease. */
type Props = { readonly householdId: string; readonly needs: NeedsRead }

export function SlidingLeaseCard({ householdId, needs }: Props) {
  const { slidingLease, abilities, seenBy, reasonsSeenBy } = needs
  const mayWrite = abilities.includes('needs.write')
  if (slidingLease === null && !mayWrite) return null
  return (
    <Card title="Bail glissant" icon={IconKey} seenBy={[seenBy]}>
      {slidingLease === null ? (
        <p className="needs__none">Rien n’est encore dit.</p>
      ) : (
        <p className="needs__state">
          <Chip tone={slidingLease.wish === 'no' ? 'neutral' : 'accent'} icon={IconArrowsRight}>
            {WISH_WORDS[slidingLease.wish]}
          </Chip>
          <span>dit le {formatDay(slidingLease.statedOn)} ; la décision viendra avec le bail</span>
        </p>
      )}
      {slidingLease?.reasons != null && (
        <div className="needs__reasons">
          <p>{slidingLease.reasons}</p>
          {reasonsSeenBy !== null && <SeenBy who={[reasonsSeenBy]} />}
        </div>
      )}
      {mayWrite && (
        <LinkButton
          to="/menages/$householdId/besoins"
          params={{ householdId }}
          search={(search: object) => ({ ...search, ouvrir: 'bail-glissant' as const })}
          variant="default"
          size="xs"
          mt="sm"
        >
          Dire ce qu’il en est
        </LinkButton>
      )}
    </Card>
  )
}
