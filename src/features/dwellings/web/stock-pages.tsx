import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { Icon } from '#web/ui/icon.tsx'
import { LinkButton } from '#web/ui/links.tsx'

type Props = {
  readonly to: '/logements' | '/logements/parc'
  readonly page: number
  readonly hasMore: boolean
}

/** Nothing on a list that holds on one page. */
export function StockPages({ to, page, hasMore }: Props) {
  if (page === 1 && !hasMore) return null
  return (
    <nav className="stock-pages" aria-label="Pages de la liste">
      <span>page {page}</span>
      <div className="stock-pages__links">
        {page > 1 && (
          <LinkButton
            to={to}
            search={(search: object) => ({ ...search, page: page === 2 ? undefined : page - 1 })}
            variant="default"
            size="xs"
            leftSection={<Icon of={IconChevronLeft} size={16} />}
          >
            Précédente
          </LinkButton>
        )}
        {hasMore && (
          <LinkButton
            to={to}
            search={(search: object) => ({ ...search, page: page + 1 })}
            variant="default"
            size="xs"
            rightSection={<Icon of={IconChevronRight} size={16} />}
          >
            Suivante
          </LinkButton>
        )}
      </div>
    </nav>
  )
}
