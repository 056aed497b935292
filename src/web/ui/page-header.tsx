import { IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import './page-header.css'
import { PageTitle } from './page-title.tsx'

type Props = {
  title: string
  subtitle?: ReactNode
  /** Links to the pages above, the nearest last: `TextLink`s. The page itself is added. */
  crumbs?: readonly ReactNode[]
  /** Left of the title: `Initials` of a household. */
  leading?: ReactNode
  /** Right of the title: a `Chip` with the phase. */
  badge?: ReactNode
  /** At most two buttons, one of them filled. */
  actions?: ReactNode
}

/** The head of every page: where one is, its only h1, what one may do here. */
export function PageHeader({ title, subtitle, crumbs, leading, badge, actions }: Props) {
  return (
    <header className="page-header">
      {crumbs && <Crumbs links={crumbs} here={title} />}
      <div className="page-header__main">
        {leading}
        <div>
          <div className="page-header__title-line">
            <PageTitle title={title} className="page-header__title" />
            {badge}
          </div>
          {subtitle && <p className="page-header__subtitle">{subtitle}</p>}
        </div>
      </div>
      {actions && <div className="page-header__actions">{actions}</div>}
    </header>
  )
}

function Crumbs({ links, here }: { links: readonly ReactNode[]; here: string }) {
  return (
    <nav aria-label="Fil d’Ariane" className="page-header__crumbs-nav">
      <ol className="page-header__crumbs">
        {links.map((link, index) => (
          <li key={index}>
            {link}
            <Icon of={IconChevronRight} size={15} />
          </li>
        ))}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  )
}
