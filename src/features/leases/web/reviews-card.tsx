import { Button, Stack } from '@mantine/core'
import { IconCheck, IconClock, IconUsersGroup } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { newId } from '#web/new-id.ts'
import { Card } from '#web/ui/card.tsx'
import { Chip } from '#web/ui/chip.tsx'
import { formatLongDay } from '#web/ui/dates.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { notifyFailure } from '#web/ui/notify.tsx'
import { WordsQuoted } from '#web/ui/words-quoted.tsx'
import type { LeaseRead, SlidingReview } from '../contract.ts'
import { CRITERIA, PARTIES, type ReviewParty } from '../domain/entry-steps.ts'
import { sendReview, useRefreshLease } from './lease-queries.ts'
import {
  CRITERION_WORDS,
  MARK_WORDS,
  OUTCOME_WORDS,
  PARTY_WORDS,
  WISH_WORDS,
} from './lease-words.ts'

const StatementDrawer = lazy(() =>
  import('./statement-drawer.tsx').then((file) => ({ default: file.StatementDrawer })),
)
const ConclusionDrawer = lazy(() =>
  import('./conclusion-drawer.tsx').then((file) => ({ default: file.ConclusionDrawer })),
)

type Props = { readonly householdId: string; readonly read: LeaseRead }

/** K4: the reviews of a lease that slides, the last one first. */
export function ReviewsCard({ householdId, read }: Props) {
  const { reviews, abilities, today } = read
  const refresh = useRefreshLease(householdId)
  const [id] = useState(newId)
  const open = async () => {
    await sendReview(householdId, id, today).catch(notifyFailure)
    await refresh()
  }
  return (
    <Card
      title="Examens contradictoires"
      flush={reviews.length > 0}
      seenBy={['le ménage', 'son accompagnant', 'le bailleur']}
      action={
        abilities.includes('open-review') && reviews.length > 0 ? (
          <Button size="xs" variant="default" onClick={() => void open()}>
            Ouvrir un examen
          </Button>
        ) : undefined
      }
    >
      {reviews.length === 0 ? (
        <EmptyState
          icon={IconUsersGroup}
          title="Aucun examen encore."
          action={<Button onClick={() => void open()}>Ouvrir un examen</Button>}
        >
          Le ménage, l’association et le bailleur parlent chacun de leur côté, puis ensemble.
        </EmptyState>
      ) : (
        [...reviews]
          .reverse()
          .map((review) => <Review key={review.id} {...{ householdId, read, review }} />)
      )}
    </Card>
  )
}

type OneProps = Props & { readonly review: SlidingReview }

function Review({ householdId, read, review }: OneProps) {
  const [party, setParty] = useState<ReviewParty | null>(null)
  const [concludes, setConcludes] = useState(false)
  const isOpen = review.outcome === null
  return (
    <section className="lease__said" aria-label={`Examen du ${formatLongDay(review.openedOn)}`}>
      <h3>Examen du {formatLongDay(review.openedOn)}</h3>
      <div className="lease__actions">
        {PARTIES.map((side) => {
          const spoke = review.heard.includes(side)
          return (
            <Chip key={side} tone={spoke ? 'accent' : 'wait'} icon={spoke ? IconCheck : IconClock}>
              {PARTY_WORDS[side]} {spoke ? 'a parlé' : 'n’a pas encore parlé'}
            </Chip>
          )
        })}
      </div>
      {isOpen && (
        <p className="lease__meta">
          Personne ne lit l’avis des autres avant que les trois soient donnés.
        </p>
      )}
      {review.statements.map((said) => (
        <Said key={said.party} said={said} />
      ))}
      {!isOpen && <Conclusion review={review} />}
      <div className="lease__actions">
        {review.mayState.map((side) => (
          <Button key={side} size="xs" onClick={() => setParty(side)}>
            {side === 'household' ? 'Écrire l’avis du ménage' : 'Donner mon avis'}
          </Button>
        ))}
        {isOpen && read.abilities.includes('conclude-review') && (
          <Button size="xs" onClick={() => setConcludes(true)}>
            Conclure l’examen
          </Button>
        )}
      </div>
      <Suspense fallback={null}>
        {party !== null && (
          <StatementDrawer
            {...{ householdId, party }}
            reviewId={review.id}
            onClose={() => setParty(null)}
          />
        )}
        {concludes && (
          <ConclusionDrawer
            {...{ householdId, read }}
            reviewId={review.id}
            onClose={() => setConcludes(false)}
          />
        )}
      </Suspense>
    </section>
  )
}

function Said({ said }: { said: SlidingReview['statements'][number] }) {
  return (
    <Stack gap="xs">
      <strong>{PARTY_WORDS[said.party]}</strong>
      <ul className="lease__marks">
        {CRITERIA.map((criterion) => (
          <li key={criterion}>
            <span>{CRITERION_WORDS[criterion]}</span>
            <span>{MARK_WORDS[said[criterion]]}</span>
          </li>
        ))}
        <li>
          <span>Le ménage souhaite le bail à son nom</span>
          <span>{WISH_WORDS[said.wish]}</span>
        </li>
      </ul>
      <WordsQuoted
        words={said.words}
        source={said.supporter === null ? said.author : `${said.author}, avec ${said.supporter}`}
      />
    </Stack>
  )
}

function Conclusion({ review }: { review: SlidingReview }) {
  if (review.outcome === null) return null
  const also = (label: string, value: string | null) => (value === null ? [] : [{ label, value }])
  return (
    <Facts
      facts={[
        { label: 'Conclusion', value: OUTCOME_WORDS[review.outcome] },
        ...also('Motifs', review.motives),
        ...also('Ce qui est prévu', review.plan),
        ...also('Désaccords gardés', review.disagreements),
      ]}
    />
  )
}
