import { IconMapSearch } from '@tabler/icons-react'
import { EmptyState } from '../ui/empty-state.tsx'
import { LinkButton } from '../ui/links.tsx'
import { PageHeader } from '../ui/page-header.tsx'

/** The same words whether the page does not exist or is not for this reader: nothing may be guessed from them. */
export function NotFoundPage() {
  return (
    <>
      <PageHeader title="Introuvable" />
      <EmptyState
        icon={IconMapSearch}
        title="Cette page n’existe pas, ou elle n’est pas pour vous."
        action={
          <LinkButton to="/" variant="default">
            Revenir à l’accueil
          </LinkButton>
        }
      >
        Vérifiez l’adresse, ou demandez à la personne qui vous l’a donnée.
      </EmptyState>
    </>
  )
}
