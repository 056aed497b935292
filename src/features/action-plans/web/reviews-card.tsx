import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { Card } from '#web/ui/card.tsx'
import { formatLongDay } from '#web/ui/dates.ts'
import { Facts } from '#web/ui/facts.tsx'
import { listed } from '#web/ui/identity.ts'
import type { PlanRead } from '../contract.ts'
import { PRESENT_WORDS, REVIEW_QUESTION_KEYS, REVIEW_QUESTIONS } from './plan-words.ts'

const ReviewDrawer = lazy(() =>
  import('./review-drawer.tsx').then((file) => ({ default: file.ReviewDrawer })),
)

type Props = { readonly householdId: string; readonly read: PlanRead }

/** L5: the review points, the last one first, and when the next one is due. */
export function ReviewsCard({ householdId, read }: Props) {
  const [isOpen, setOpen] = useState(false)
  const { reviews, nextReviewOn, abilities, signedOn } = read
  return (
    <Card
      title="Points d’étape"
      seenBy={['le ménage', 'son accompagnant', 'le référent']}
      action={
        abilities.includes('review.hold') ? (
          <Button size="xs" variant="default" onClick={() => setOpen(true)}>
            Tenir un point
          </Button>
        ) : undefined
      }
    >
      <p className="plan__meta">
        {signedOn === null || nextReviewOn === null
          ? 'Ils commencent quand le plan est signé.'
          : `Le prochain : avant le ${formatLongDay(nextReviewOn)}.`}
      </p>
      {reviews.map((review) => (
        <section key={review.id} aria-label={`Point du ${formatLongDay(review.heldOn)}`}>
          <h3>
            {formatLongDay(review.heldOn)}, avec{' '}
            {listed(review.present.map((who) => PRESENT_WORDS[who]))}
          </h3>
          <Facts
            facts={REVIEW_QUESTION_KEYS.map((key) => ({
              label: REVIEW_QUESTIONS[key],
              value: review[key],
            }))}
          />
        </section>
      ))}
      <Suspense fallback={null}>
        {isOpen && <ReviewDrawer {...{ householdId, read }} onClose={() => setOpen(false)} />}
      </Suspense>
    </Card>
  )
}
