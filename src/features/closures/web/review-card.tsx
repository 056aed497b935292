import { Button } from '@mantine/core'
import { IconClipboardCheck, IconClock, IconMoodEmpty } from '@tabler/icons-react'
import { useState } from 'react'
import { Card } from '#web/ui/card.tsx'
import { Chip } from '#web/ui/chip.tsx'
import { formatDay, formatLongDay } from '#web/ui/dates.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { listed } from '#web/ui/identity.ts'
import { WordsQuoted } from '#web/ui/words-quoted.tsx'
import type { ClosureRead, ReviewLine } from '../contract.ts'
import {
  HOUSING_WORDS,
  INCIDENT_WORDS,
  RENT_WORDS,
  RESPONDENT_WORDS,
} from '../domain/review-words.ts'
import { AnswerDrawer } from './answer-drawer.tsx'

type Props = { readonly householdId: string; readonly closing: ClosureRead }

/** P2: three questionnaires, what each answered, and who has not. */
export function ReviewCard({ householdId, closing }: Props) {
  const [answering, setAnswering] = useState<ReviewLine | null>(null)
  const { review, reviewDueOn } = closing
  return (
    <Card
      title="Bilan trois mois après"
      seenBy={['le ménage', 'son accompagnant', 'le bailleur']}
      flush={review.length > 0}
    >
      {review.length === 0 ? (
        <EmptyState icon={IconClipboardCheck} title="Le bilan viendra à sa date.">
          {reviewDueOn === null
            ? 'Le dispositif n’en prévoit pas.'
            : `Les questions partiront le ${formatLongDay(reviewDueOn)}.`}
        </EmptyState>
      ) : (
        <ul className="closing__lines">
          {review.map((line) => (
            <Line key={line.requestId} line={line} onAnswer={setAnswering} />
          ))}
        </ul>
      )}
      {answering !== null && (
        <AnswerDrawer
          householdId={householdId}
          line={answering}
          onClose={() => {
            setAnswering(null)
          }}
        />
      )}
    </Card>
  )
}

type LineProps = { readonly line: ReviewLine; readonly onAnswer: (line: ReviewLine) => void }

function Line({ line, onAnswer }: LineProps) {
  const { answer } = line
  return (
    <li>
      <div className="closing__head">
        <strong>{RESPONDENT_WORDS[line.respondent]}</strong>
        <Standing line={line} />
        {line.mayAnswer && (
          <Button
            size="xs"
            onClick={() => {
              onAnswer(line)
            }}
          >
            Répondre
          </Button>
        )}
      </div>
      {answer === null ? (
        <p className="closing__meta">{askedWords(line)}</p>
      ) : (
        <>
          <p>
            {HOUSING_WORDS[answer.housing]}. {RENT_WORDS[answer.rent]}.{' '}
            {INCIDENT_WORDS[answer.incidents]}.
          </p>
          {answer.helpedBy !== null && <p>Aidé aujourd’hui par : {answer.helpedBy}</p>}
          {answer.opinion !== null && (
            <WordsQuoted
              words={answer.opinion}
              source={`${answer.author}, le ${formatDay(answer.answeredOn)}`}
            />
          )}
        </>
      )}
    </li>
  )
}

function Standing({ line: { answer, unansweredOn } }: { line: ReviewLine }) {
  if (answer !== null)
    return (
      <Chip tone="accent" icon={IconClipboardCheck}>
        répondu
      </Chip>
    )
  return unansweredOn === null ? (
    <Chip tone="todo" icon={IconClock}>
      attendu
    </Chip>
  ) : (
    <Chip tone="neutral" icon={IconMoodEmpty}>
      sans réponse
    </Chip>
  )
}

function askedWords({ askedOn, remindedOn, unansweredOn }: ReviewLine): string {
  const reminders =
    remindedOn.length === 0 ? '' : `, rappelé le ${listed(remindedOn.map((day) => formatDay(day)))}`
  const silence = unansweredOn === null ? '' : `, resté sans réponse le ${formatDay(unansweredOn)}`
  return `Demandé le ${formatDay(askedOn)}${reminders}${silence}.`
}
