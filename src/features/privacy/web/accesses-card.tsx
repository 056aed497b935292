import { Button } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Card } from '#web/ui/card.tsx'
import { Chip } from '#web/ui/chip.tsx'
import { formatInstant } from '#web/ui/dates.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import { counted } from '#web/ui/typo.ts'
import type { Access } from '../contract.ts'
import { AccessFilters } from './access-filters.tsx'
import { OUTCOME_WORDS } from './officer-search.ts'
import { accessesQuery } from './privacy-requests.ts'
import './privacy.css'

const route = getRouteApi('/shell/protection-des-donnees')

/** What the people of this organisation looked at, by file number and without content. */
export function AccessesCard() {
  const query = useInfiniteQuery(accessesQuery(route.useSearch()))
  return (
    <Card title="Accès des personnes de l’organisation" icon={IconEye}>
      <AccessFilters />
      <QueryView
        query={query}
        failure="Les accès n’ont pas pu être chargés."
        kept="Vos filtres sont gardés."
      >
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows)
          return rows.length > 0 ? <Lines rows={rows} /> : <None />
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

function None() {
  return (
    <EmptyState icon={IconEye} title="Aucun accès ne correspond.">
      Essayez avec moins de filtres, ou une période plus longue.
    </EmptyState>
  )
}

function Lines({ rows }: { rows: readonly Access[] }) {
  return (
    <ul className="privacy-lines">
      {rows.map((row) => (
        <li key={row.id} className="privacy-lines__line">
          <div className="privacy-lines__who">
            <p className="privacy-lines__name">{row.name}</p>
            <p className="privacy-lines__detail">
              {[row.roleLabel, whatWords(row), row.purpose].filter(Boolean).join(', ')}.
            </p>
          </div>
          <Chip tone={row.outcome === 'break-glass' ? 'todo' : 'neutral'}>
            {OUTCOME_WORDS[row.outcome]}
          </Chip>
          <p className="privacy-lines__detail">{formatInstant(row.at)}</p>
        </li>
      ))}
    </ul>
  )
}

function whatWords({ fileNumber, listed }: Access): string | null {
  if (fileNumber !== null) return `dossier ${fileNumber}`
  return listed === null ? null : counted(listed, 'dossier affiché', 'dossiers affichés')
}
