import { Button } from '@mantine/core'
import { IconAlertTriangle, IconEye } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { JournalLine } from '#features/privacy/contract.ts'
import { Card } from '#web/ui/card.tsx'
import { Chip } from '#web/ui/chip.tsx'
import { formatLongDay, formatTime } from '#web/ui/dates.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import { journalQuery } from './journal.ts'
import './person-lines.css'

const route = getRouteApi('/shell/menages/$householdId')

/** Who looked at this file, for the household and for whoever represents it. */
export function PrivacyTab() {
  const { householdId } = route.useParams()
  const query = useInfiniteQuery(journalQuery(householdId))
  return (
    <Card title="Qui a consulté ce dossier" icon={IconEye}>
      <QueryView query={query} failure="Le journal n’a pas pu être chargé.">
        {({ pages }) => {
          const lines = pages.flatMap((page) => page.lines)
          return lines.length > 0 ? <Lines lines={lines} /> : <Nobody />
        }}
      </QueryView>
      {query.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          mt="sm"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Voir avant
        </Button>
      )}
    </Card>
  )
}

function Nobody() {
  return (
    <EmptyState icon={IconEye} title="Personne n’a encore ouvert ce dossier.">
      Chaque consultation sera écrite ici, avec son nom et sa raison.
    </EmptyState>
  )
}

function Lines({ lines }: { lines: readonly JournalLine[] }) {
  return (
    <ul className="person-lines">
      {lines.map((line) => (
        <li key={`${line.day}-${line.name}-${line.lastAt}`} className="person-lines__line">
          <div>
            <p className="person-lines__name">{line.isMe ? 'Vous' : line.name}</p>
            <p className="person-lines__detail">
              {line.roleLabel}, {line.organisation}, {line.purposes.join(', ')}.
            </p>
          </div>
          {line.isEmergency && (
            <Chip tone="todo" icon={IconAlertTriangle}>
              en urgence
            </Chip>
          )}
          <p className="person-lines__detail">
            {formatLongDay(line.day)}, {formatTime(line.lastAt)}
          </p>
        </li>
      ))}
    </ul>
  )
}
