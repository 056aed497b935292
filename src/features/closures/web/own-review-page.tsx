import { Button, Textarea } from '@mantine/core'
import { IconArrowLeft, IconHeart } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '#web/new-id.ts'
import { ownHouseholdQuery } from '#web/own-household-query.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FormError } from '#web/ui/form-error.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import type { ReviewEntry } from '../contract.ts'
import { closureQuery, sendAnswer, useRefreshClosure } from './closure-queries.ts'
import '#web/own.css'
import './own-review.css'

/** How it goes, three months after: one question a screen, one tap an answer. */
export function OwnReviewPage() {
  const own = useQuery(ownHouseholdQuery())
  return (
    <div className="own own-review">
      <PageTitle title="Comment ça va ?" className="own__title" />
      <QueryView query={own} failure="Vos questions n’ont pas pu être chargées.">
        {(household) =>
          household === null ? <NothingAsked /> : <Questions householdId={household.id} />
        }
      </QueryView>
    </div>
  )
}

function NothingAsked() {
  return (
    <EmptyState icon={IconHeart} title="Aucune question pour le moment.">
      Trois mois après la fin du suivi, on vous demandera ici comment ça va.
    </EmptyState>
  )
}

function Questions({ householdId }: { householdId: string }) {
  const query = useQuery(closureQuery(householdId))
  return (
    <QueryView query={query} failure="Vos questions n’ont pas pu être chargées.">
      {({ review }) => {
        const line = review.find(({ respondent }) => respondent === 'household')
        if (line === undefined) return <NothingAsked />
        return line.answer === null && line.mayAnswer ? (
          <Asking householdId={householdId} requestId={line.requestId} />
        ) : (
          <EmptyState icon={IconHeart} title="Merci pour vos réponses.">
            Elles aident à mieux accompagner d’autres personnes.
          </EmptyState>
        )
      }}
    </QueryView>
  )
}

type Answers = Partial<Pick<ReviewEntry, 'housing' | 'rent' | 'incidents'>>
type Step = {
  readonly key: keyof Answers
  readonly question: string
  readonly choices: readonly (readonly [string, string])[]
}

const STEPS: readonly Step[] = [
  {
    key: 'housing',
    question: 'Où vivez-vous aujourd’hui ?',
    choices: [
      ['same-home', 'Dans le même logement'],
      ['other-home', 'Dans un autre logement à moi'],
      ['hosted', 'Chez quelqu’un'],
      ['shelter', 'En foyer ou à l’hôtel'],
      ['none', 'Je n’ai pas de logement'],
    ],
  },
  {
    key: 'rent',
    question: 'Le loyer est-il payé ?',
    choices: [
      ['up-to-date', 'Oui'],
      ['late-with-plan', 'En retard, mais je rembourse petit à petit'],
      ['late', 'En retard'],
      ['unknown', 'Je ne sais pas'],
    ],
  },
  {
    key: 'incidents',
    question: 'Y a-t-il eu des soucis dans l’immeuble ?',
    choices: [
      ['none', 'Non'],
      ['some', 'Un peu, c’est réglé'],
      ['serious', 'Oui, un gros souci'],
      ['unknown', 'Je ne sais pas'],
    ],
  },
]

function Asking({ householdId, requestId }: { householdId: string; requestId: string }) {
  const [answers, setAnswers] = useState<Answers>({})
  const [at, setAt] = useState(0)
  const step = STEPS[at]
  return (
    <>
      <p className="own__small">
        Question {at + 1} sur {STEPS.length + 1}
      </p>
      {step ? (
        <section className="own-card" aria-labelledby="question">
          <h2 id="question">{step.question}</h2>
          {step.choices.map(([value, label]) => (
            <Button
              key={value}
              className="own__button"
              variant={answers[step.key] === value ? 'filled' : 'default'}
              onClick={() => {
                setAnswers({ ...answers, [step.key]: value })
                setAt(at + 1)
              }}
            >
              {label}
            </Button>
          ))}
        </section>
      ) : (
        <LastWords householdId={householdId} requestId={requestId} answers={answers} />
      )}
      {at > 0 && (
        <Button
          variant="subtle"
          className="own__button"
          leftSection={<Icon of={IconArrowLeft} size={24} />}
          onClick={() => {
            setAt(at - 1)
          }}
        >
          Question d’avant
        </Button>
      )}
    </>
  )
}

type LastProps = {
  readonly householdId: string
  readonly requestId: string
  readonly answers: Answers
}

function LastWords({ householdId, requestId, answers }: LastProps) {
  const [id] = useState(newId)
  const [opinion, setOpinion] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [sending, setSending] = useState(false)
  const refresh = useRefreshClosure(householdId)
  const { housing = 'unknown', rent = 'unknown', incidents = 'unknown' } = answers
  const send = async () => {
    setSending(true)
    try {
      const words = opinion.trim() === '' ? null : opinion
      const answer = { id, housing, rent, incidents, helpedBy: null, opinion: words }
      await sendAnswer(householdId, requestId, answer)
      await refresh()
    } catch (failure) {
      setError(failure)
      setSending(false)
    }
  }
  return (
    <section className="own-card" aria-labelledby="question">
      <h2 id="question">Que voulez-vous nous dire ?</h2>
      <Textarea
        aria-labelledby="question"
        description="Vos mots, ou rien. Personne ne les change."
        autosize
        minRows={4}
        maxLength={3000}
        value={opinion}
        onChange={(event) => {
          setOpinion(event.currentTarget.value)
        }}
      />
      <FormError error={error} />
      <Button className="own__button" loading={sending} onClick={() => void send()}>
        Envoyer mes réponses
      </Button>
    </section>
  )
}
