import { Button } from '@mantine/core'
import { IconCheck, IconHome } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { ownHouseholdQuery } from '#web/own-household-query.ts'
import { OwnAlerts } from '#web/alerts/own-alerts.tsx'
import { formatLongDay } from '#web/ui/dates.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { notifyFailure } from '#web/ui/notify.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import type { EntryStep, LeaseRead } from '../contract.ts'
import { keptPaper, leaseQuery, sendSaid, useRefreshLease } from './lease-queries.ts'
import { OUTCOME_WORDS, PAPER_WORDS } from './lease-words.ts'
import '#web/own.css'

const StatementDrawer = lazy(() =>
  import('./statement-drawer.tsx').then((file) => ({ default: file.StatementDrawer })),
)

/** My dwelling: my lease in plain words, what is left to do, my say when it is examined. */
export function OwnLeasePage() {
  const own = useQuery(ownHouseholdQuery())
  return (
    <div className="own">
      <PageTitle title="Mon logement" className="own__title" />
      <QueryView query={own} failure="Votre page n’a pas pu être chargée.">
        {(household) =>
          household === null ? <NothingYet /> : <MyLease householdId={household.id} />
        }
      </QueryView>
    </div>
  )
}

function NothingYet() {
  return (
    <EmptyState icon={IconHome} title="Pas encore de bail.">
      Quand vous aurez dit oui à un logement, votre bail sera ici.
    </EmptyState>
  )
}

function MyLease({ householdId }: { readonly householdId: string }) {
  const query = useQuery(leaseQuery(householdId))
  return (
    <QueryView query={query} failure="Votre bail n’a pas pu être chargé.">
      {(read) =>
        read.lease === null ? (
          <NothingYet />
        ) : (
          <>
            <Papers householdId={householdId} lease={read.lease} />
            <OwnAlerts householdId={householdId} />
            <MyReview householdId={householdId} read={read} />
            <MySteps householdId={householdId} steps={read.steps} />
          </>
        )
      }
    </QueryView>
  )
}

type PapersProps = {
  readonly householdId: string
  readonly lease: NonNullable<LeaseRead['lease']>
}

function Papers({ householdId, lease }: PapersProps) {
  return (
    <section className="own-card" aria-labelledby="mon-bail">
      <h2 id="mon-bail">Mon bail</h2>
      <p>{inPlainWords(lease)}</p>
      <p>
        {lease.keysOn === null
          ? 'Les clés ne sont pas encore remises.'
          : `Vous avez les clés depuis le ${formatLongDay(lease.keysOn)}.`}
      </p>
      {lease.documents
        .filter(({ kind }) => kind !== 'prefect-notice')
        .map(({ id, kind }) => (
          <Button
            key={id}
            component="a"
            href={keptPaper(householdId, id)}
            variant="default"
            className="own__button"
          >
            Lire : {PAPER_WORDS[kind].toLowerCase()}
          </Button>
        ))}
    </section>
  )
}

function inPlainWords({ kind, tenant, subleaseUntil, glidedOn }: PapersProps['lease']): string {
  if (kind === 'ordinary' || glidedOn !== null) return 'Le bail est à votre nom.'
  const until = subleaseUntil === null ? '' : `, jusqu’au ${formatLongDay(subleaseUntil)}`
  return kind === 'sliding'
    ? `${tenant ?? 'L’association'} loue pour vous${until}. Ensuite, le bail peut être à votre nom.`
    : `${tenant ?? 'L’association'} vous loue ce logement${until}.`
}

type ReadProps = { readonly householdId: string; readonly read: LeaseRead }

function MyReview({ householdId, read }: ReadProps) {
  const [isOpen, setOpen] = useState(false)
  const review = read.reviews.at(-1)
  if (review === undefined) return null
  return (
    <section className="own-card" aria-labelledby="mon-avis">
      <h2 id="mon-avis">On fait le point sur le bail</h2>
      {review.outcome !== null && (
        <p>Conclusion : {OUTCOME_WORDS[review.outcome].toLowerCase()}.</p>
      )}
      {review.plan !== null && <p>{review.plan}</p>}
      {review.outcome === null && review.mayState.length > 0 && (
        <>
          <p>Vous parlez d’abord, à votre façon. Les autres ne lisent pas avant d’avoir parlé.</p>
          <Button className="own__button" onClick={() => setOpen(true)}>
            Dire ce que j’en pense
          </Button>
        </>
      )}
      {review.outcome === null && review.mayState.length === 0 && (
        <p>Vous avez parlé. On attend les autres, puis on se voit.</p>
      )}
      <Suspense fallback={null}>
        {isOpen && (
          <StatementDrawer
            {...{ householdId }}
            reviewId={review.id}
            party="household"
            isOwn
            onClose={() => setOpen(false)}
          />
        )}
      </Suspense>
    </section>
  )
}

type StepsProps = { readonly householdId: string; readonly steps: readonly EntryStep[] }

function MySteps({ householdId, steps }: StepsProps) {
  const refresh = useRefreshLease(householdId)
  const left = steps.filter(({ doneOn }) => doneOn === null)
  const done = steps.length - left.length
  const say = async (step: EntryStep) => {
    await sendSaid(householdId, step.id, step.saidDoneOn === null).catch(notifyFailure)
    await refresh()
  }
  if (steps.length === 0) return null
  return (
    <section className="own-card" aria-labelledby="mes-etapes">
      <h2 id="mes-etapes">S’installer</h2>
      <p>
        {done} sur {steps.length} faits. Pas besoin de tout faire seul.
      </p>
      <ul className="own-people">
        {left.map((step) => (
          <li key={step.id} className="own-journal__step">
            <p>
              <strong>{step.label}</strong>
            </p>
            <p className="own__small">{step.help}</p>
            <Button
              variant={step.saidDoneOn === null ? 'default' : 'light'}
              leftSection={step.saidDoneOn === null ? undefined : <Icon of={IconCheck} size={20} />}
              aria-pressed={step.saidDoneOn !== null}
              aria-label={`C’est fait : ${step.label}`}
              onClick={() => void say(step)}
            >
              C’est fait
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
