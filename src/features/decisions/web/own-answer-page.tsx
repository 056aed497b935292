import { Button, Textarea } from '@mantine/core'
import { IconHome } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '#web/new-id.ts'
import { ownHouseholdQuery } from '#web/own-household-query.ts'
import { formatLongDay } from '#web/ui/dates.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FormError } from '#web/ui/form-error.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { PhoneLink } from '#web/ui/phone-link.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import { quoted } from '#web/ui/typo.ts'
import type { ReplyEntry, Result, ResultsRead } from '../contract.ts'
import {
  keptLetter,
  type Named,
  resultsQuery,
  sendReply,
  useRefreshResults,
} from './result-queries.ts'
import '#web/own.css'

/** What the committee answered, my letter, and my yes or my no. */
export function OwnAnswerPage() {
  const own = useQuery(ownHouseholdQuery())
  return (
    <div className="own">
      <PageTitle title="La réponse pour un logement" className="own__title" />
      <QueryView query={own} failure="Votre page n’a pas pu être chargée.">
        {(household) =>
          household === null ? <NothingYet /> : <MyResults householdId={household.id} />
        }
      </QueryView>
    </div>
  )
}

function NothingYet() {
  return (
    <EmptyState icon={IconHome} title="Pas de réponse pour le moment.">
      La personne qui vous accompagne vous en parlera d’abord. Ensuite, votre lettre sera ici.
    </EmptyState>
  )
}

function MyResults({ householdId }: { readonly householdId: string }) {
  const query = useQuery(resultsQuery(householdId))
  return (
    <QueryView query={query} failure="La réponse n’a pas pu être chargée.">
      {(read) =>
        read.results.length === 0 ? (
          <NothingYet />
        ) : (
          read.results.map((result) => (
            <MyResult
              key={result.candidacyId}
              read={read}
              result={result}
              named={{ householdId, candidacyId: result.candidacyId }}
            />
          ))
        )
      }
    </QueryView>
  )
}

type Props = { readonly read: ResultsRead; readonly result: Result; readonly named: Named }

function MyResult({ read, result, named }: Props) {
  const { dwelling, explanation, notices, reply, abilities } = result
  const letter = notices.at(-1)
  const titleId = `reponse-${result.candidacyId}`
  return (
    <section className="own-card" aria-labelledby={titleId}>
      <h2 id={titleId}>
        {dwelling.typology} à {dwelling.commune}
      </h2>
      {explanation !== null && (
        <>
          <p>{explanation.said}</p>
          <p>{explanation.reasons}</p>
          <p>{explanation.whatCanChange}</p>
          <p>{explanation.nextStep}</p>
        </>
      )}
      {letter !== undefined && (
        <Button
          component="a"
          href={keptLetter(named, letter.id)}
          variant="default"
          className="own__button"
        >
          Lire ma lettre
        </Button>
      )}
      {reply !== null && <MyReply read={read} reply={reply} />}
      {abilities.includes('reply') && <YesOrNo result={result} named={named} today={read.today} />}
    </section>
  )
}

type MyReplyProps = { readonly read: ResultsRead; readonly reply: NonNullable<Result['reply']> }

function MyReply({ read, reply }: MyReplyProps) {
  const isYes = reply.reply === 'accepted'
  return (
    <>
      <p>
        {isYes ? 'Vous avez dit oui' : 'Vous avez dit non'}, le {formatLongDay(reply.repliedOn)}.
      </p>
      {reply.words !== null && <blockquote className="own-words">{quoted(reply.words)}</blockquote>}
      {!isYes && <p>Ce n’est pas grave. On cherche un autre logement avec vous.</p>}
      {isYes &&
        read.referents.map(({ name, phone }) => (
          <p key={name}>
            La personne du bailleur pour vous : <strong>{name}</strong>{' '}
            {phone !== null && <PhoneLink phone={phone} name={name} size="sm" />}
          </p>
        ))}
    </>
  )
}

type YesOrNoProps = { readonly result: Result; readonly named: Named; readonly today: string }

function useMyReply({ named, today }: Pick<YesOrNoProps, 'named' | 'today'>) {
  const [id] = useState(newId)
  const [error, setError] = useState<unknown>(null)
  const [sending, setSending] = useState(false)
  const refresh = useRefreshResults(named.householdId)
  const send = async (reply: ReplyEntry['reply'], words: string) => {
    setSending(true)
    setError(null)
    try {
      const said = words.trim() === '' ? null : words
      await sendReply(named, { id, reply, words: said, repliedOn: today, lateMotive: null })
      await refresh()
    } catch (failure) {
      setError(failure)
    } finally {
      setSending(false)
    }
  }
  return { send, sending, error }
}

function YesOrNo({ result, named, today }: YesOrNoProps) {
  const [choice, setChoice] = useState<ReplyEntry['reply'] | null>(null)
  const [words, setWords] = useState('')
  const { send, sending, error } = useMyReply({ named, today })
  const replyBy = result.notices.find(({ kind }) => kind === 'offer')?.replyBy ?? null
  const toggle = (wanted: ReplyEntry['reply']) => () => {
    setChoice(choice === wanted ? null : wanted)
  }
  return (
    <>
      {replyBy !== null && (
        <p>
          <strong>Vous avez jusqu’au {formatLongDay(replyBy)}</strong> pour répondre. Prenez le
          temps d’en parler.
        </p>
      )}
      <Button
        className="own__button"
        variant={choice === 'accepted' ? 'filled' : 'default'}
        aria-pressed={choice === 'accepted'}
        onClick={toggle('accepted')}
      >
        Oui, je prends ce logement
      </Button>
      <Button
        className="own__button"
        variant={choice === 'refused' ? 'filled' : 'default'}
        aria-pressed={choice === 'refused'}
        onClick={toggle('refused')}
      >
        Non, pas ce logement
      </Button>
      {choice !== null && (
        <>
          <Textarea
            label={
              choice === 'accepted'
                ? 'Vous voulez dire quelque chose ?'
                : 'Pourquoi ? Avec vos mots'
            }
            description="Vous pouvez ne rien écrire. Personne ne change vos mots."
            autosize
            minRows={3}
            maxLength={2000}
            value={words}
            onChange={(event) => {
              setWords(event.currentTarget.value)
            }}
          />
          <FormError error={error} />
          <Button
            className="own__button"
            loading={sending}
            onClick={() => void send(choice, words)}
          >
            Envoyer ma réponse
          </Button>
        </>
      )}
    </>
  )
}
