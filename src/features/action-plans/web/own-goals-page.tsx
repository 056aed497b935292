import { Button } from '@mantine/core'
import { IconTargetArrow } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { ownHouseholdQuery } from '#web/own-household-query.ts'
import { formatLongDay } from '#web/ui/dates.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import { quoted } from '#web/ui/typo.ts'
import type { ObjectiveRead, PlanRead } from '../contract.ts'
import { planQuery, signedPaper } from './plan-queries.ts'
import { STATUS_WORDS } from './plan-words.ts'
import '#web/own.css'

const ObjectiveDrawer = lazy(() =>
  import('./objective-drawer.tsx').then((file) => ({ default: file.ObjectiveDrawer })),
)
const SignDrawer = lazy(() =>
  import('./sign-drawer.tsx').then((file) => ({ default: file.SignDrawer })),
)

/** What I want, in my words; what we set together; my signature. */
export function OwnGoalsPage() {
  const own = useQuery(ownHouseholdQuery())
  return (
    <div className="own">
      <PageTitle title="Mes objectifs" className="own__title" />
      <QueryView query={own} failure="Votre page n’a pas pu être chargée.">
        {(household) =>
          household === null ? <NothingYet /> : <MyPlan householdId={household.id} />
        }
      </QueryView>
    </div>
  )
}

function NothingYet() {
  return (
    <EmptyState icon={IconTargetArrow} title="Rien ici pour le moment.">
      Votre accompagnant vous en parlera.
    </EmptyState>
  )
}

function MyPlan({ householdId }: { readonly householdId: string }) {
  const query = useQuery(planQuery(householdId))
  return (
    <QueryView query={query} failure="Vos objectifs n’ont pas pu être chargés.">
      {(read) => (
        <>
          <MyGoals householdId={householdId} objectives={read.objectives} />
          <Together objectives={read.objectives} />
          {read.plan !== null && <MySignature householdId={householdId} read={read} />}
        </>
      )}
    </QueryView>
  )
}

type GoalsProps = {
  readonly householdId: string
  readonly objectives: readonly ObjectiveRead[]
}

function MyGoals({ householdId, objectives }: GoalsProps) {
  const [open, setOpen] = useState<ObjectiveRead | 'new' | null>(null)
  const mine = objectives.filter(({ isOwn }) => isOwn)
  return (
    <section className="own-card" aria-labelledby="ce-que-je-veux">
      <h2 id="ce-que-je-veux">Ce que je veux</h2>
      <p>Personne d’autre que vous ne change ces mots.</p>
      {mine.map((goal) => (
        <div key={goal.id}>
          <blockquote className="own-words">{quoted(goal.what)}</blockquote>
          <p className="own__small">
            {STATUS_WORDS[goal.status]}
            {goal.dueOn !== null && `, pour le ${formatLongDay(goal.dueOn)}`}
          </p>
          <Button
            variant="default"
            className="own__button"
            aria-label={`Changer : ${goal.what}`}
            onClick={() => setOpen(goal)}
          >
            Changer
          </Button>
        </div>
      ))}
      <Button className="own__button" onClick={() => setOpen('new')}>
        Écrire ce que je veux
      </Button>
      <Suspense fallback={null}>
        {open !== null && (
          <ObjectiveDrawer
            householdId={householdId}
            objective={open === 'new' ? null : open}
            isOwn
            isMine
            onClose={() => setOpen(null)}
          />
        )}
      </Suspense>
    </section>
  )
}

function Together({ objectives }: Pick<GoalsProps, 'objectives'>) {
  const shared = objectives.filter(({ isOwn }) => !isOwn)
  if (shared.length === 0) return null
  return (
    <section className="own-card" aria-labelledby="ensemble">
      <h2 id="ensemble">Ce qu’on a décidé ensemble</h2>
      <ul className="own-list">
        {shared.map(({ id, what, status, dueOn, helpedBy }) => (
          <li key={id}>
            <strong>{what}</strong>
            <p className="own__small">
              {STATUS_WORDS[status]}
              {dueOn !== null && `, pour le ${formatLongDay(dueOn)}`}
              {helpedBy !== null && `, avec ${helpedBy}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

type PlanProps = { readonly householdId: string; readonly read: PlanRead }

function MySignature({ householdId, read }: PlanProps) {
  const [isOpen, setOpen] = useState(false)
  const signed = read.plan?.signatures.find(({ party }) => party === 'household')
  const paper = read.papers.find(({ kind }) => kind === 'plan')
  return (
    <section className="own-card" aria-labelledby="mon-plan">
      <h2 id="mon-plan">Mon plan</h2>
      <p>{read.plan?.householdExpects}</p>
      {signed === undefined ? (
        <Button className="own__button" onClick={() => setOpen(true)}>
          Je signe le plan
        </Button>
      ) : (
        <p>Vous avez signé le {formatLongDay(signed.signedOn)}.</p>
      )}
      {read.nextReviewOn !== null && (
        <p>On refait le point avant le {formatLongDay(read.nextReviewOn)}.</p>
      )}
      {paper !== undefined && (
        <Button
          component="a"
          href={signedPaper(householdId, paper.id)}
          variant="default"
          className="own__button"
        >
          Lire le plan signé
        </Button>
      )}
      <Suspense fallback={null}>
        {isOpen && (
          <SignDrawer
            {...{ householdId, read }}
            of="plan"
            party="household"
            onClose={() => setOpen(false)}
          />
        )}
      </Suspense>
    </section>
  )
}
