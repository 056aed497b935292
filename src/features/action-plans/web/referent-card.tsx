import { Button, Stack } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { Card } from '#web/ui/card.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { Facts } from '#web/ui/facts.tsx'
import type { PlanRead } from '../contract.ts'

const ReferentDrawer = lazy(() =>
  import('./referent-drawer.tsx').then((file) => ({ default: file.ReferentDrawer })),
)

type Props = { readonly householdId: string; readonly read: PlanRead }

/** L1: one référent and a deputy; who came before stays written. */
export function ReferentCard({ householdId, read }: Props) {
  const [isOpen, setOpen] = useState(false)
  const { referents, abilities } = read
  const [current, ...before] = referents
  return (
    <Card title="Référent du bailleur" seenBy={['tous ceux du dossier']}>
      <Stack gap="md">
        {current === undefined ? (
          <p className="plan__meta">Aucune suppléance n’est encore écrite.</p>
        ) : (
          <Facts
            facts={[
              { label: 'Référent', value: current.referent },
              { label: 'En son absence', value: current.deputy },
              { label: 'Depuis le', value: formatDay(current.fromOn) },
            ]}
          />
        )}
        {before.length > 0 && (
          <ul className="plan__lines">
            {before.map(({ referent, fromOn }) => (
              <li key={`${referent} ${fromOn}`}>
                <span>{referent}</span>
                <span className="plan__meta">à partir du {formatDay(fromOn)}</span>
              </li>
            ))}
          </ul>
        )}
        {abilities.includes('referent.name') && (
          <div className="plan__actions">
            <Button size="xs" variant="default" onClick={() => setOpen(true)}>
              {current === undefined ? 'Nommer' : 'Changer'}
            </Button>
          </div>
        )}
      </Stack>
      <Suspense fallback={null}>
        {isOpen && <ReferentDrawer {...{ householdId, read }} onClose={() => setOpen(false)} />}
      </Suspense>
    </Card>
  )
}
