import { Button, Stack } from '@mantine/core'
import { IconLockOpen } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import { consentsQuery } from './consent-queries.ts'
import { FIVE_SENTENCES } from './consent-words.ts'
import { ConsentsList } from './consents-list.tsx'

const ConsentDrawer = lazy(() =>
  import('./consent-drawer.tsx').then((file) => ({ default: file.ConsentDrawer })),
)
const route = getRouteApi('/shell/menages/$householdId/partages')

/** What each person agreed to open, for the worker in front of whom she said so. */
export function ConsentsTab() {
  const { householdId } = route.useParams()
  const [isOpen, setOpen] = useState(false)
  const query = useQuery(consentsQuery(householdId))
  const write = <Button onClick={() => setOpen(true)}>Écrire un accord</Button>
  return (
    <QueryView query={query} failure="Les partages n’ont pas pu être chargés.">
      {(read) => (
        <Stack gap="md">
          <Card title="Ce qu’on dit à la personne">
            <ul>
              {FIVE_SENTENCES.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </Card>
          <Card
            title="Partages"
            seenBy={['la personne', 'qui l’a écrit avec elle']}
            action={read.mayRecord && read.consents.length > 0 ? write : undefined}
          >
            {read.consents.length === 0 ? (
              <EmptyState
                icon={IconLockOpen}
                title="Aucun accord que vous ayez écrit."
                action={read.mayRecord ? write : undefined}
              >
                Rien de plus ne s’ouvre à d’autres sans l’accord de la personne.
              </EmptyState>
            ) : (
              <ConsentsList householdId={householdId} consents={read.consents} />
            )}
          </Card>
          <Suspense fallback={null}>
            {isOpen && <ConsentDrawer {...{ householdId, read }} onClose={() => setOpen(false)} />}
          </Suspense>
        </Stack>
      )}
    </QueryView>
  )
}
