import { IconMessageHeart } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { Card } from '#web/ui/card.tsx'
import { formatLongDay } from '#web/ui/dates.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { LinkButton } from '#web/ui/links.tsx'
import { WordsQuoted } from '#web/ui/words-quoted.tsx'
import type { ProtectedNeedsRead } from '../protected.contract.ts'

const route = getRouteApi('/shell/menages/$householdId/besoins')

/** E6: what the household said when it read its needs again. */
export function AnswersCard({ read }: { readonly read: ProtectedNeedsRead }) {
  const { householdId } = route.useParams()
  const { answers, version, mayAnswer } = read
  return (
    <Card
      title="Ce que le ménage en dit"
      icon={IconMessageHeart}
      seenBy={read.areasSeenBy === null ? undefined : [read.areasSeenBy]}
      action={
        mayAnswer ? (
          <LinkButton
            to="/menages/$householdId/besoins"
            params={{ householdId }}
            search={(search: object) => ({ ...search, ouvrir: 'relecture' as const })}
            size="xs"
            variant="default"
          >
            Noter sa réponse
          </LinkButton>
        ) : undefined
      }
    >
      {answers.length === 0 ? (
        <EmptyState icon={IconMessageHeart} title="Le ménage n’a pas encore relu ses besoins.">
          Il les relit dans son espace, ou avec vous.
        </EmptyState>
      ) : (
        <ul className="need-answers">
          {answers.map((answer) => (
            <li key={answer.id}>
              <p>
                <strong>{answer.subject}</strong> :{' '}
                {answer.answer === 'agrees' ? 'c’est bien ça' : 'il y a à corriger'}, le{' '}
                {formatLongDay(answer.answeredOn)}
                {answer.version < version && ' (avant la dernière version)'}.
              </p>
              {answer.words !== null && (
                <WordsQuoted
                  words={answer.words}
                  source={answer.isWrittenDown ? 'noté avec la personne' : answer.subject}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
