import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Navigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { HouseholdRead } from '#features/households/contract.ts'
import { isApiError } from '#web/api-error.ts'
import { householdQuery } from '#web/household-query.ts'
import { NotFoundPage } from '#web/pages/not-found-page.tsx'
import { useToday } from '#web/session/session.ts'
import { QueryView } from '#web/ui/query-view.tsx'
import { useDraft } from '#web/ui/use-draft.ts'
import { NoticeStep } from './notice-step.tsx'
import { draftName, NO_DRAFT, type ReferralDraft } from './referral-draft.ts'
import { ReferralForm } from './referral-form.tsx'
import { referralQuery } from './referral-queries.ts'
import { isStep } from './referral-steps.ts'
import { emptyReferral, type ReferralValues, toValues } from './referral-values.ts'

const route = getRouteApi('/shell/signaler/$householdId/$step')

/** A referral, from its first word to its sending. The key: another household is another form. */
export function ReferralPage() {
  const { householdId } = route.useParams()
  return <Referral key={householdId} householdId={householdId} />
}

function Referral({ householdId }: { householdId: string }) {
  const { step } = route.useParams()
  const draft = useDraft<ReferralDraft>(draftName(householdId), NO_DRAFT)
  const [{ opened, values }, setKept] = useState(draft.values)
  if (!opened && values) {
    return step === 'information' ? (
      <NoticeStep
        householdId={householdId}
        values={values}
        onOpened={(next) => {
          draft.keep(next)
          setKept(next)
        }}
      />
    ) : (
      <Navigate
        to="/signaler/$householdId/$step"
        params={{ householdId, step: 'information' }}
        replace
      />
    )
  }
  return <Opened householdId={householdId} kept={values} />
}

type OpenedProps = {
  readonly householdId: string
  /** What this browser kept: it may be ahead of the server, or behind. */
  readonly kept: ReferralValues | null
}

function Opened({ householdId, kept }: OpenedProps) {
  const query = useQuery({ ...householdQuery(householdId), staleTime: Infinity })
  if (isApiError(query.error, 'not-found') || isApiError(query.error, 'bad-input')) {
    return <NotFoundPage />
  }
  return (
    <QueryView query={query} failure="Ce signalement n’a pas pu être ouvert.">
      {(household) => {
        if (!household.abilities.includes('referral.edit')) return <NotFoundPage />
        return <Entry household={household} kept={kept} />
      }}
    </QueryView>
  )
}

type EntryProps = { readonly household: HouseholdRead; readonly kept: ReferralValues | null }

/** Decided once: the form stays the same one when its first save makes the referral exist. */
function Entry(props: EntryProps) {
  const [isFirst] = useState(props.household.referral === null)
  return isFirst ? <FirstEntry {...props} /> : <Resumed {...props} />
}

function FirstEntry({ household, kept }: EntryProps) {
  const today = useToday()
  const initial = kept ?? emptyReferral(household.notice?.language ?? 'fr', today)
  return <Steps household={household} initial={initial} saved={null} />
}

/** What this browser kept wins when it is newer; when it is older, saving it will show both versions. */
function Resumed({ household, kept }: EntryProps) {
  const today = useToday()
  const query = useQuery(referralQuery(household.id))
  return (
    <QueryView query={query} failure="Ce signalement n’a pas pu être ouvert.">
      {(saved) => {
        const onServer = toValues(saved, today)
        const initial = kept
          ? { ...kept, adhesion: { ...kept.adhesion, words: onServer.adhesion.words } }
          : onServer
        return <Steps household={household} initial={initial} saved={saved} />
      }}
    </QueryView>
  )
}

function Steps(props: Omit<React.ComponentProps<typeof ReferralForm>, 'step'>) {
  const { step } = route.useParams()
  return isStep(step) ? <ReferralForm {...props} step={step} /> : null
}
