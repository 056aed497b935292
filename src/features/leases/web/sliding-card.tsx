import { Button, Stack } from '@mantine/core'
import { IconArrowsRight } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { Card } from '#web/ui/card.tsx'
import { Chip } from '#web/ui/chip.tsx'
import { formatDay, formatLongDay } from '#web/ui/dates.ts'
import { Facts } from '#web/ui/facts.tsx'
import type { Tone } from '#web/ui/tone.ts'
import type { LeaseRead } from '../contract.ts'
import type { LeaseMove, SlidingState } from '../domain/sliding-lease.ts'
import { HAPPENED_WORDS, MOVE_WORDS, STATE_WORDS } from './lease-words.ts'

const MoveDrawer = lazy(() =>
  import('./move-drawer.tsx').then((file) => ({ default: file.MoveDrawer })),
)

type Props = { readonly householdId: string; readonly read: LeaseRead }

const TONES: Partial<Record<SlidingState, Tone>> = {
  'review-due': 'todo',
  'prefect-due': 'late',
  'review-open': 'wait',
  'lease-offered': 'wait',
  glided: 'accent',
  running: 'accent',
}

/** K2: where the lease stands, its next days, what may be recorded now. */
export function SlidingCard({ householdId, read }: Props) {
  const [open, setOpen] = useState<LeaseMove | null>(null)
  const { sliding, abilities } = read
  if (sliding === null) return null
  return (
    <Card
      title="Glissement du bail"
      icon={IconArrowsRight}
      seenBy={['le ménage', 'le bailleur', 'son mandataire']}
      action={<Chip tone={TONES[sliding.state] ?? 'neutral'}>{STATE_WORDS[sliding.state]}</Chip>}
    >
      <Stack gap="md">
        <Facts
          facts={[
            ...(sliding.nextReviewOn === null
              ? []
              : [{ label: 'Prochain examen', value: formatLongDay(sliding.nextReviewOn) }]),
            {
              label: 'Préfet à informer avant le',
              value: formatLongDay(sliding.prefectDueOn),
            },
          ]}
        />
        {sliding.events.length > 0 && (
          <ul className="lease__marks">
            {sliding.events.map(({ kind, happenedOn, motive, until }) => (
              <li key={`${kind} ${happenedOn}`}>
                <span>
                  {HAPPENED_WORDS[kind]}
                  {until !== null && ` jusqu’au ${formatDay(until)}`}
                  {motive !== null && ` : ${motive}`}
                </span>
                <span className="lease__meta">{formatDay(happenedOn)}</span>
              </li>
            ))}
          </ul>
        )}
        {abilities.includes('move') && (
          <div className="lease__actions">
            {sliding.moves.map((kind, rank) => (
              <Button
                key={kind}
                size="xs"
                variant={rank === 0 && kind !== 'terminated' ? 'filled' : 'default'}
                onClick={() => setOpen(kind)}
              >
                {MOVE_WORDS[kind]}
              </Button>
            ))}
          </div>
        )}
      </Stack>
      <Suspense fallback={null}>
        {open !== null && (
          <MoveDrawer {...{ householdId, read }} kind={open} onClose={() => setOpen(null)} />
        )}
      </Suspense>
    </Card>
  )
}
