import { IconCoin } from '@tabler/icons-react'
import { queryOptions, useQuery } from '@tanstack/react-query'
import type { SolvencyRead } from '#features/budget/contract.ts'
import { SOLVENCY_WORDS } from '#features/budget/domain/solvency.ts'
import { api } from '#web/api.ts'
import { useMay } from '#web/session/session.ts'
import { Card } from '#web/ui/card.tsx'
import { Chip } from '#web/ui/chip.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { QueryView } from '#web/ui/query-view.tsx'
import type { HouseholdRead } from '../contract.ts'
import { seenByOf } from './blocks.ts'

function solvencyQuery(householdId: string) {
  return queryOptions({
    queryKey: ['solvency', householdId],
    queryFn: ({ signal }) =>
      api<SolvencyRead>({ url: `/api/households/${householdId}/solvency`, signal }),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  })
}

/** 5r: whether the household can pay, for those who read no figure. */
export function SolvencyCard({ household }: { household: HouseholdRead }) {
  return useMay('budget.verdict') ? <Verdict household={household} /> : null
}

function Verdict({ household }: { household: HouseholdRead }) {
  const query = useQuery(solvencyQuery(household.id))
  return (
    <Card
      title="Peut-il payer le logement proposé ?"
      icon={IconCoin}
      seenBy={seenByOf(household, 'budget')}
    >
      <QueryView query={query} failure="La réponse n’a pas pu être chargée.">
        {({ verdicts: [last] }) =>
          last ? (
            <p className="solvency">
              <Chip tone={SOLVENCY_WORDS[last.solvency].tone}>
                {SOLVENCY_WORDS[last.solvency].label}
              </Chip>{' '}
              calculé le {formatDay(last.statedOn)}. Une estimation : la CAF seule décide de l’aide.
            </p>
          ) : (
            <p className="solvency">Pas encore calculé pour un logement.</p>
          )
        }
      </QueryView>
    </Card>
  )
}
