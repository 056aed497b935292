import { type ReactNode, useId } from 'react'
import './card.css'
import { Icon, type IconType } from './icon.tsx'
import { SeenBy } from './seen-by.tsx'

type Props = {
  title: ReactNode
  icon?: IconType
  /** Shown beside the title, and kept while the content loads. */
  count?: number | undefined
  seenBy?: readonly string[] | undefined
  /** Right of the title, instead of or after « vu par ». */
  action?: ReactNode
  footer?: ReactNode
  /** The content reaches the edges (rows, tables). */
  flush?: boolean
  /** Rank of the title under the h1 of the page. */
  level?: 2 | 3
  children: ReactNode
}

/** A block of a page: a title, who sees it, its content. */
export function Card({
  title,
  icon,
  count,
  seenBy,
  action,
  footer,
  flush,
  level,
  children,
}: Props) {
  const titleId = useId()
  const Heading = level === 3 ? 'h3' : 'h2'
  return (
    <section className="card" aria-labelledby={titleId}>
      <header className="card__head">
        <Heading className="card__title" id={titleId}>
          {icon && <Icon of={icon} size={19} />}
          {title}
          {count !== undefined && <span className="card__count">{count}</span>}
        </Heading>
        {seenBy && <SeenBy who={seenBy} />}
        {action}
      </header>
      <div className="card__body" data-flush={flush ? '' : undefined}>
        {children}
      </div>
      {footer && <footer className="card__foot">{footer}</footer>}
    </section>
  )
}
