import { useCallback, useState } from 'react'
import { forgetDraft, readDraft, writeDraft } from '../drafts.ts'
import { useSignedIn } from '../session/session.ts'

/**
 * Keeps an unfinished form while its tab is open: reloading or signing in again loses nothing.
 *
 *     const draft = useDraft('referral', EMPTY)
 *     const form = useForm({ initialValues: draft.values, onValuesChange: draft.keep })
 *     … onDone: draft.forget
 *
 * Never for what only one compartment reads (areas to avoid, evaluations, notes): a browser's storage is not a safe.
 */
export function useDraft<V extends object>(name: string, empty: V) {
  const accountId = useSignedIn().account.id
  const [restored] = useState(() => readDraft<V>(accountId, name))
  const [values] = useState<V>({ ...empty, ...restored })

  const keep = useCallback(
    (current: V) => {
      writeDraft(accountId, name, current)
    },
    [accountId, name],
  )
  const forget = useCallback(() => {
    forgetDraft(accountId, name)
  }, [accountId, name])

  return { values, restored: restored !== null, keep, forget }
}
