import { IconHistory } from '@tabler/icons-react'
import { Card } from '#web/ui/card.tsx'
import { formatLongDay } from '#web/ui/dates.ts'
import type { Candidacy } from '../contract.ts'
import { CLOSING_WORDS, dwellingTitle } from './candidacy-words.ts'

/** What was proposed before, and how each ended; no consequence follows from a refusal. */
export function ClosedCard({ candidacies }: { readonly candidacies: readonly Candidacy[] }) {
  return (
    <Card title="Propositions terminées" icon={IconHistory}>
      <ul className="candidacies__list">
        {candidacies.map(({ id, dwelling, closing, since }) => (
          <li key={id}>
            <p>
              <strong>{dwelling === null ? 'Un logement' : dwellingTitle(dwelling)}</strong>,
              terminée le {formatLongDay(closing?.on ?? since)}
            </p>
            {closing !== null && (
              <p className="candidacies__meta">
                {CLOSING_WORDS[closing.kind]}
                {closing.words !== null && ` : ${closing.words}`}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
