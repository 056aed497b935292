import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { ownHouseholdQuery } from '#web/own-household-query.ts'
import { PageTitle } from '#web/ui/page-title.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import { consentsQuery } from './consent-queries.ts'
import { FIVE_SENTENCES } from './consent-words.ts'
import { ConsentsList } from './consents-list.tsx'
import '#web/own.css'

const ConsentDrawer = lazy(() =>
  import('./consent-drawer.tsx').then((file) => ({ default: file.ConsentDrawer })),
)

/** What I agreed to share, and taking it back. */
export function OwnConsentsPage() {
  const own = useQuery(ownHouseholdQuery())
  return (
    <div className="own">
      <PageTitle title="Ce que je partage" className="own__title" />
      <section className="own-card" aria-labelledby="ce-que-ca-veut-dire">
        <h2 id="ce-que-ca-veut-dire">Ce que ça veut dire</h2>
        <ul className="own-list">
          {FIVE_SENTENCES.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
      <QueryView query={own} failure="Votre page n’a pas pu être chargée.">
        {(household) => household !== null && <MyConsents householdId={household.id} />}
      </QueryView>
    </div>
  )
}

function MyConsents({ householdId }: { readonly householdId: string }) {
  const [isOpen, setOpen] = useState(false)
  const query = useQuery(consentsQuery(householdId))
  return (
    <QueryView query={query} failure="Vos partages n’ont pas pu être chargés.">
      {(read) => (
        <section className="own-card" aria-labelledby="mes-accords">
          <h2 id="mes-accords">Mes accords</h2>
          {read.consents.length === 0 && <p>Vous n’avez rien ouvert de plus.</p>}
          <ConsentsList householdId={householdId} consents={read.consents} />
          {read.mayRecord && (
            <Button className="own__button" onClick={() => setOpen(true)}>
              Donner un accord
            </Button>
          )}
          <Suspense fallback={null}>
            {isOpen && (
              <ConsentDrawer {...{ householdId, read }} isOwn onClose={() => setOpen(false)} />
            )}
          </Suspense>
        </section>
      )}
    </QueryView>
  )
}
