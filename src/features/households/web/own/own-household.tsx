import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { householdQuery } from '#web/household-query.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import { IconFolderOpen } from '@tabler/icons-react'
import type { HouseholdRead } from '../../contract.ts'
import { householdsQuery } from '../household-queries.ts'
import '#web/own.css'

type Props = { readonly children: (household: HouseholdRead) => ReactNode }

/** The file of the person who is signed in: the only one that she sees. */
export function OwnHousehold({ children }: Props) {
  const list = useQuery(householdsQuery({}))
  return (
    <QueryView query={list} failure="Votre dossier ne s’ouvre pas.">
      {({ rows: [own] }) =>
        own ? (
          <Own householdId={own.id}>{children}</Own>
        ) : (
          <EmptyState icon={IconFolderOpen} title="Votre dossier n’est pas encore ouvert.">
            Demandez à la personne qui vous accompagne.
          </EmptyState>
        )
      }
    </QueryView>
  )
}

function Own({ householdId, children }: Props & { readonly householdId: string }) {
  const query = useQuery(householdQuery(householdId))
  return (
    <QueryView query={query} failure="Votre dossier ne s’ouvre pas.">
      {children}
    </QueryView>
  )
}
