import { IconMessages } from '@tabler/icons-react'
import { Card } from '#web/ui/card.tsx'
import { formatLongDay } from '#web/ui/dates.ts'
import { WordsQuoted } from '#web/ui/words-quoted.tsx'
import { ANSWER_WORDS } from './candidacy-words.ts'
import type { LiveProps } from './shown.ts'

/** H2: what was asked and answered, oldest first. */
export function ThreadCard({ candidacy: { thread } }: LiveProps) {
  if (thread.length === 0) return null
  return (
    <Card title="Échange sur la proposition" icon={IconMessages}>
      <ul className="candidacies__list">
        {thread.map(({ id, answer, words, on, author, feelings }) => (
          <li key={id}>
            <p>
              <strong>{ANSWER_WORDS[answer]}</strong>, le {formatLongDay(on)} : {author}
            </p>
            {words !== null && <p>{words}</p>}
            {feelings !== null && (
              <WordsQuoted
                words={feelings}
                source="ce que la personne a ressenti, entre elle et vous"
              />
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
