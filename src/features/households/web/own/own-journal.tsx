import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { JournalLine } from '#features/privacy/contract.ts'
import { formatLongDay } from '#web/ui/dates.ts'
import { QueryView } from '#web/ui/query-view.tsx'
import { journalQuery } from '../journal.ts'

/** A6: who looked at my file, without a word of jargon. */
export function OwnJournal({ householdId }: { householdId: string }) {
  const query = useInfiniteQuery(journalQuery(householdId))
  return (
    <section className="own-card" aria-labelledby="qui-a-regarde">
      <h2 id="qui-a-regarde">Qui a regardé mon dossier</h2>
      <QueryView query={query} failure="Cette liste ne s’ouvre pas.">
        {({ pages }) => (
          <Lines lines={pages.flatMap(({ lines }) => lines).filter(({ isMe }) => !isMe)} />
        )}
      </QueryView>
      {query.hasNextPage && (
        <Button
          variant="default"
          className="own__button"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Voir avant
        </Button>
      )}
    </section>
  )
}

function Lines({ lines }: { lines: readonly JournalLine[] }) {
  if (lines.length === 0) return <p>Personne d’autre que moi pour le moment.</p>
  return (
    <ul className="own-journal">
      {lines.map((line) => (
        <li key={`${line.day}-${line.name}-${line.lastAt}`}>
          <p className="own-people__name">
            {line.name}, {line.organisation}
          </p>
          <p className="own__small">
            Le {formatLongDay(line.day)}, {line.purposes.join(', ')}
            {line.isEmergency && ', en urgence'}.
          </p>
        </li>
      ))}
    </ul>
  )
}
