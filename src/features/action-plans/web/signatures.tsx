import { Button } from '@mantine/core'
import { IconCheck, IconClock } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { Chip } from '#web/ui/chip.tsx'
import { formatDay } from '#web/ui/dates.ts'
import type { PlanRead } from '../contract.ts'
import { PLAN_PARTIES, type PlanParty } from '../domain/plan-rules.ts'
import { PARTY_WORDS } from './plan-words.ts'

const SignDrawer = lazy(() =>
  import('./sign-drawer.tsx').then((file) => ({ default: file.SignDrawer })),
)

type Props = {
  readonly householdId: string
  readonly read: PlanRead
  readonly of: 'plan' | 'convention'
  readonly signatures: NonNullable<PlanRead['plan']>['signatures']
}

/** The three sides, who has signed, and one's own signature to give. */
export function Signatures({ householdId, read, of, signatures }: Props) {
  const [party, setParty] = useState<PlanParty | null>(null)
  return (
    <div className="plan__actions">
      {PLAN_PARTIES.map((side) => {
        const found = signatures.find((one) => one.party === side)
        if (found)
          return (
            <Chip key={side} tone="accent" icon={IconCheck}>
              {PARTY_WORDS[side]} : {found.signerName}, le {formatDay(found.signedOn)}
            </Chip>
          )
        return read.signsFor.includes(side) ? (
          <Button key={side} size="xs" onClick={() => setParty(side)}>
            Signer : {PARTY_WORDS[side].toLowerCase()}
          </Button>
        ) : (
          <Chip key={side} tone="wait" icon={IconClock}>
            {PARTY_WORDS[side]} n’a pas signé
          </Chip>
        )
      })}
      <Suspense fallback={null}>
        {party !== null && (
          <SignDrawer {...{ householdId, read, of, party }} onClose={() => setParty(null)} />
        )}
      </Suspense>
    </div>
  )
}
