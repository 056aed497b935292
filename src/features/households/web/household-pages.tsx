import { LinkButton } from '#web/ui/links.tsx'

type Props = {
  readonly page: number
  readonly hasMore: boolean
}

/** From one page of the list to the next. No total: the server counts only what it shows. */
export function HouseholdPages({ page, hasMore }: Props) {
  if (page === 1 && !hasMore) return null
  return (
    <nav className="household-pages" aria-label="Pages de la liste">
      <span>Page {page}</span>
      <span className="household-pages__links">
        {page > 1 && (
          <LinkButton
            from="/menages"
            to="."
            search={(search) => ({ ...search, page: page > 2 ? page - 1 : undefined })}
            variant="default"
            size="xs"
          >
            Précédente
          </LinkButton>
        )}
        {hasMore && (
          <LinkButton
            from="/menages"
            to="."
            search={(search) => ({ ...search, page: page + 1 })}
            variant="default"
            size="xs"
          >
            Suivante
          </LinkButton>
        )}
      </span>
    </nav>
  )
}
