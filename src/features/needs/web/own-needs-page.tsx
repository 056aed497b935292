import { Button, Textarea } from '@mantine/core'
import { IconHomeSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { fieldSentence } from '#web/errors.fr.ts'
import { newId } from '#web/new-id.ts'
import { ownHouseholdQuery } from '#web/own-household-query.ts'
import { formatLongDay } from '#web/ui/dates.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FormError } from '#web/ui/form-error.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import { quoted } from '#web/ui/typo.ts'
import type { NeedsRead, NewAnswer } from '../contract.ts'
import { CRITERION_WORDS } from '../domain/need-words.ts'
import type { ProtectedNeedsRead } from '../protected.contract.ts'
import { needsQuery, protectedNeedsQuery, sendAnswer, useRefreshNeeds } from './needs-queries.ts'
import '#web/own.css'

/** E6: what was understood of my needs, and my own words on it. */
export function OwnNeedsPage() {
  const own = useQuery(ownHouseholdQuery())
  return (
    <div className="own">
      <PageTitle title="Ce qu’il nous faut" className="own__title" />
      <QueryView query={own} failure="Votre page n’a pas pu être chargée.">
        {(household) =>
          household === null ? <NothingYet /> : <Mirror householdId={household.id} />
        }
      </QueryView>
    </div>
  )
}

function NothingYet() {
  return (
    <EmptyState icon={IconHomeSearch} title="Rien n’est encore écrit.">
      Vous en parlerez avec la personne qui vous accompagne. Vous pourrez le relire ici.
    </EmptyState>
  )
}

function Mirror({ householdId }: { readonly householdId: string }) {
  const needs = useQuery(needsQuery(householdId))
  const protectedOnes = useQuery(protectedNeedsQuery(householdId))
  return (
    <QueryView query={needs} failure="Vos besoins n’ont pas pu être chargés.">
      {(read) => (
        <QueryView query={protectedOnes} failure="Vos besoins n’ont pas pu être chargés.">
          {(mine) =>
            read.needs.length === 0 && mine.needs.length === 0 ? (
              <NothingYet />
            ) : (
              <>
                <Said needs={read.needs} importance="must" title="Il le faut" />
                <Said needs={read.needs} importance="should" title="Ce serait bien" />
                <Secret read={mine} />
                <MyAnswers read={mine} />
                {mine.mayAnswer && <Asking householdId={householdId} read={mine} />}
              </>
            )
          }
        </QueryView>
      )}
    </QueryView>
  )
}

type SaidProps = {
  readonly needs: NeedsRead['needs']
  readonly importance: 'must' | 'should'
  readonly title: string
}

function Said({ needs, importance, title }: SaidProps) {
  const said = needs.filter((need) => need.importance === importance)
  if (said.length === 0) return null
  return (
    <section className="own-card" aria-labelledby={`besoins-${importance}`}>
      <h2 id={`besoins-${importance}`}>{title}</h2>
      <ul className="own-list">
        {said.map(({ criterion, words }) => (
          <li key={criterion}>
            <strong>{CRITERION_WORDS[criterion]}</strong> : {words}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Secret({ read }: { readonly read: ProtectedNeedsRead }) {
  if (read.needs.length === 0) return null
  return (
    <section className="own-card" aria-labelledby="besoins-proteges">
      <h2 id="besoins-proteges">Ce que le bailleur ne lit pas</h2>
      <ul className="own-list">
        {read.needs.map(({ id, words }) => (
          <li key={id}>{words}</li>
        ))}
      </ul>
    </section>
  )
}

function MyAnswers({ read: { answers } }: { readonly read: ProtectedNeedsRead }) {
  const last = answers.at(-1)
  if (last === undefined) return null
  return (
    <section className="own-card" aria-labelledby="ma-relecture">
      <h2 id="ma-relecture">Ce que j’ai répondu</h2>
      <p>
        {last.answer === 'agrees' ? 'C’est bien ça' : 'Il y a à corriger'}, le{' '}
        {formatLongDay(last.answeredOn)}.
      </p>
      {last.words !== null && <blockquote className="own-words">{quoted(last.words)}</blockquote>}
    </section>
  )
}

type AskingProps = { readonly householdId: string; readonly read: ProtectedNeedsRead }

function useAnswer({ householdId, read }: AskingProps) {
  const [id, setId] = useState(newId)
  const [error, setError] = useState<unknown>(null)
  const [sending, setSending] = useState(false)
  const refresh = useRefreshNeeds(householdId)
  const send = async (answer: NewAnswer['answer'], words: string | null) => {
    setSending(true)
    setError(null)
    try {
      const me = read.persons[0]?.id ?? ''
      await sendAnswer(householdId, {
        id,
        subjectPersonId: me,
        version: read.version,
        answer,
        words,
      })
      await refresh()
      setId(newId())
    } catch (failure) {
      setError(failure)
    } finally {
      setSending(false)
    }
  }
  return { send, sending, error }
}

function Asking(props: AskingProps) {
  const [isCorrecting, setCorrecting] = useState(false)
  const [words, setWords] = useState('')
  const [isEmpty, setEmpty] = useState(false)
  const { send, sending, error } = useAnswer(props)
  const correct = () => {
    setEmpty(words.trim() === '')
    if (words.trim() !== '') void send('corrects', words).then(() => setCorrecting(false))
  }
  return (
    <section className="own-card" aria-labelledby="bien-compris">
      <h2 id="bien-compris">Est-ce bien ça ?</h2>
      <FormError error={error} />
      {isCorrecting ? (
        <>
          <Textarea
            label="Ce qu’il faut changer, avec vos mots"
            description="Personne ne change vos mots."
            autosize
            minRows={4}
            maxLength={2000}
            value={words}
            error={isEmpty ? fieldSentence('required') : null}
            onChange={(event) => {
              setWords(event.currentTarget.value)
            }}
          />
          <Button className="own__button" loading={sending} onClick={correct}>
            Envoyer mes mots
          </Button>
        </>
      ) : (
        <>
          <Button
            className="own__button"
            loading={sending}
            onClick={() => void send('agrees', null)}
          >
            Oui, c’est bien ça
          </Button>
          <Button className="own__button" variant="default" onClick={() => setCorrecting(true)}>
            Non, il faut corriger
          </Button>
        </>
      )}
    </section>
  )
}
