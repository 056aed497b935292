import { Button, Textarea } from '@mantine/core'
import { IconHomeQuestion } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ownHouseholdQuery } from '#web/own-household-query.ts'
import { formatInstant, formatLongDay } from '#web/ui/dates.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FormError } from '#web/ui/form-error.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import { counted } from '#web/ui/typo.ts'
import type { Candidacy, CandidacyDwelling } from '../contract.ts'
import { candidaciesQuery, sendCandidacy, useCandidacyChanged } from './candidacy-queries.ts'
import { comfortWords, dwellingTitle, rentWords } from './candidacy-words.ts'
import '#web/own.css'

/** The dwelling that my worker told me about; nothing before she did. */
export function OwnDwellingPage() {
  const own = useQuery(ownHouseholdQuery())
  return (
    <div className="own">
      <PageTitle title="Le logement proposé" className="own__title" />
      <QueryView query={own} failure="Votre page n’a pas pu être chargée.">
        {(household) => (household === null ? <NothingYet /> : <Mine householdId={household.id} />)}
      </QueryView>
    </div>
  )
}

function NothingYet() {
  return (
    <EmptyState icon={IconHomeQuestion} title="Pas de logement proposé pour le moment.">
      La personne qui vous accompagne vous en parlera la première.
    </EmptyState>
  )
}

function Mine({ householdId }: { readonly householdId: string }) {
  const query = useQuery(candidaciesQuery(householdId))
  return (
    <QueryView query={query} failure="Le logement n’a pas pu être chargé.">
      {({ candidacies }) => {
        const live = candidacies.find(
          ({ status, dwelling }) => status !== 'closed' && dwelling !== null,
        )
        return live?.dwelling ? (
          <>
            <Home dwelling={live.dwelling} candidacy={live} />
            {live.abilities.includes('withdraw') && (
              <Withdraw householdId={householdId} candidacyId={live.id} />
            )}
          </>
        ) : (
          <NothingYet />
        )
      }}
    </QueryView>
  )
}

type HomeProps = { readonly dwelling: CandidacyDwelling; readonly candidacy: Candidacy }

function Home({ dwelling, candidacy }: HomeProps) {
  const visit = candidacy.visits.find(({ isCancelled }) => !isCancelled)
  const { promise } = candidacy
  return (
    <section className="own-card" aria-labelledby="logement">
      <h2 id="logement">{dwellingTitle(dwelling)}</h2>
      <p>{dwelling.address}</p>
      <p>
        {dwelling.livingAreaM2.toLocaleString('fr')}&nbsp;m², {comfortWords(dwelling)}.
      </p>
      <p>Loyer : {rentWords(dwelling)} par mois. Les aides viennent en moins.</p>
      <p>Libre le {formatLongDay(dwelling.availableOn)}.</p>
      {visit && (
        <p>
          <strong>Visite : {formatInstant(visit.startsAt)}</strong>
          {visit.place !== null && `, ${visit.place}`}
        </p>
      )}
      {promise !== null && (
        <p>
          {promise.workerName} reste avec vous {counted(promise.months, 'mois', 'mois')} après votre
          entrée.
        </p>
      )}
    </section>
  )
}

type WithdrawProps = { readonly householdId: string; readonly candidacyId: string }

function Withdraw({ householdId, candidacyId }: WithdrawProps) {
  const [isAsking, setAsking] = useState(false)
  const [words, setWords] = useState('')
  const changed = useCandidacyChanged(householdId)
  const withdrawing = useMutation({
    mutationFn: () =>
      sendCandidacy(householdId, `/${candidacyId}/withdrawal`, {
        words: words.trim() === '' ? null : words,
      }),
    onSuccess: changed,
  })
  if (!isAsking)
    return (
      <Button className="own__button" variant="default" onClick={() => setAsking(true)}>
        Ce logement ne me va pas
      </Button>
    )
  return (
    <section className="own-card" aria-labelledby="renoncer">
      <h2 id="renoncer">Vous pouvez dire non</h2>
      <p>Cela ne change rien pour la suite. On cherche un autre logement avec vous.</p>
      <Textarea
        label="Pourquoi ? Avec vos mots"
        description="Vous pouvez ne rien écrire."
        autosize
        minRows={3}
        maxLength={1000}
        value={words}
        onChange={(event) => {
          setWords(event.currentTarget.value)
        }}
      />
      <FormError error={withdrawing.error} />
      <Button
        className="own__button"
        loading={withdrawing.isPending}
        onClick={() => withdrawing.mutate()}
      >
        Je renonce à ce logement
      </Button>
      <Button className="own__button" variant="default" onClick={() => setAsking(false)}>
        Je réfléchis encore
      </Button>
    </section>
  )
}
