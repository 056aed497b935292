import { IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Icon } from '#web/ui/icon.tsx'
import './why.css'

type Props = {
  /** What is explained, for those who hear the page: « le taux d’effort ». */
  readonly of: string
  readonly children: ReactNode
}

/** Each figure opens where it comes from. On paper, everything is open. */
export function Why({ of, children }: Props) {
  return (
    <details className="why-fold">
      <summary>
        <Icon of={IconChevronRight} size={15} />
        Pourquoi&#8239;?<span className="visually-hidden"> {of}</span>
      </summary>
      <div className="why-fold__body">{children}</div>
    </details>
  )
}
