import { IconListCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Card } from '#web/ui/card.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { listed } from '#web/ui/identity.ts'
import { QueryView } from '#web/ui/query-view.tsx'
import { reducedNeedsQuery } from './needs-queries.ts'

/** Kinds of dwelling and sectors, for those who may know no more. */
export function ReducedNeedsCard({ householdId }: { readonly householdId: string }) {
  const query = useQuery(reducedNeedsQuery(householdId))
  return (
    <Card title="Logement recherché" icon={IconListCheck}>
      <QueryView query={query} failure="Les besoins n’ont pas pu être chargés.">
        {({ typologies, sectors }) => (
          <Facts
            facts={[
              { label: 'Types de logement', value: listed(typologies) },
              { label: 'Secteurs', value: listed(sectors) },
            ]}
          />
        )}
      </QueryView>
    </Card>
  )
}
