import { Button } from '@mantine/core'
import { IconChecks } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { ownHouseholdQuery } from '#web/own-household-query.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import type { ApplicationRead, DocumentItem } from '../contract.ts'
import { documentTitle, STATE_WORDS } from './document-words.ts'
import { applicationQuery, pieceOf } from './documents-queries.ts'
import { PagePicker } from './page-picker.tsx'
import { useSendPages } from './use-send-pages.ts'
import '#web/own.css'

/** D8: one paper at a time, in plain words, with who can help. */
export function OwnDocumentsPage() {
  const own = useQuery(ownHouseholdQuery())
  return (
    <div className="own">
      <PageTitle title="Mes papiers" className="own__title" />
      <QueryView query={own} failure="Votre page n’a pas pu être chargée.">
        {(household) => (household === null ? <AllThere /> : <Mine householdId={household.id} />)}
      </QueryView>
    </div>
  )
}

function AllThere() {
  return (
    <EmptyState icon={IconChecks} title="Rien à apporter pour le moment.">
      S’il faut un papier, il sera demandé ici, un seul à la fois.
    </EmptyState>
  )
}

function Mine({ householdId }: { readonly householdId: string }) {
  const query = useQuery(applicationQuery(householdId))
  return (
    <QueryView query={query} failure="Vos papiers n’ont pas pu être chargés.">
      {(application) => {
        const item = application.next === null ? undefined : application.items[application.next]
        return (
          <>
            {item ? (
              <Next key={pieceOf(item)} householdId={householdId} item={item} />
            ) : (
              <AllThere />
            )}
            <Brought application={application} />
          </>
        )
      }}
    </QueryView>
  )
}

type NextProps = { readonly householdId: string; readonly item: DocumentItem }

function Next({ householdId, item }: NextProps) {
  const { pages, setPages, sent, send, sending, error } = useSendPages(householdId, item, () => {
    notifyDone('C’est reçu. Merci.')
  })
  return (
    <section className="own-card" aria-labelledby="papier">
      <h2 id="papier">{documentTitle(item)}</h2>
      {item.state === 'rejected' && item.rejectReason !== null && (
        <p>
          <strong>À refaire : {item.rejectReason}</strong>
        </p>
      )}
      <p>{item.plain}</p>
      <p className="own__small">Qui peut aider : {item.helper}</p>
      <PagePicker pages={pages} sent={sent} onChange={setPages} className="own__button" />
      <FormError error={error} />
      {pages.length > 0 && (
        <Button className="own__button" loading={sending} onClick={() => void send()}>
          Envoyer
        </Button>
      )}
    </section>
  )
}

function Brought({ application: { items } }: { readonly application: ApplicationRead }) {
  const brought = items.filter(({ state }) => state === 'received' || state === 'validated')
  if (brought.length === 0) return null
  return (
    <section className="own-card" aria-labelledby="papiers-apportes">
      <h2 id="papiers-apportes">Ce que j’ai apporté</h2>
      <ul className="own-list">
        {brought.map((item) => (
          <li key={pieceOf(item)}>
            {documentTitle(item)} : {STATE_WORDS[item.state]}
          </li>
        ))}
      </ul>
    </section>
  )
}
