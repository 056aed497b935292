import { useEffect, useRef } from 'react'
import { isApiError } from '#web/api-error.ts'
import { useToday } from '#web/session/session.ts'
import { ConflictCard, type ConflictField } from '#web/ui/conflict-card.tsx'
import type { ReferralRead } from '../contract.ts'
import { referralFacts } from './referral-facts.ts'
import { type ReferralValues, toValues } from './referral-values.ts'
import type { useReferralForm } from './use-referral-form.ts'

type Props = {
  readonly referral: ReturnType<typeof useReferralForm>
  /** What the last sending answered. */
  readonly error: unknown
  readonly onResolved: () => void
}

/** Somebody saved the same referral meanwhile: both versions, and the person decides. */
export function ReferralConflict({ referral, error, onResolved }: Props) {
  const today = useToday()
  const { form, sending, send, keepSaved } = referral
  const card = useRef<HTMLDivElement>(null)
  // The button that was pressed may be far below: the question comes to the person.
  useEffect(() => {
    card.current?.focus()
  }, [error])
  if (!isApiError(error, 'conflict')) return null
  const current = error.current as ReferralRead
  return (
    <div ref={card} tabIndex={-1} className="referral-conflict">
      <ConflictCard
        who={current.updatedByName ?? 'Une autre personne'}
        at={current.updatedAt}
        fields={differences(form.values, toValues(current, today))}
        busy={sending}
        onKeepMine={() =>
          send({ ...form.getValues(), version: current.version }, { onSuccess: onResolved })
        }
        onTakeTheirs={() => {
          keepSaved(current)
          onResolved()
        }}
      />
    </div>
  )
}

/** Only what differs: the rest is the same for both. */
function differences(mine: ReferralValues, theirs: ReferralValues): ConflictField[] {
  const theirFacts = new Map(referralFacts(theirs).map(({ label, value }) => [label, value]))
  const myFacts = referralFacts(mine)
  const labels = new Set([...myFacts.map(({ label }) => label), ...theirFacts.keys()])
  const myValues = new Map(myFacts.map(({ label, value }) => [label, value]))
  return [...labels]
    .map((label) => ({
      label,
      mine: myValues.get(label) ?? '',
      theirs: theirFacts.get(label) ?? '',
    }))
    .filter(({ mine: my, theirs: their }) => my !== their)
}
