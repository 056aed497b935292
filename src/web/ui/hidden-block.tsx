import { IconLock } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import './hidden-block.css'
import { Icon } from './icon.tsx'

type Props = {
  /** The kind of block, never what it holds: « Évaluation sociale ». */
  title: string
  /** Whom to ask, when the reader may know that person. */
  ask?: { readonly name: string; readonly organisation?: string | undefined } | undefined
  action?: ReactNode
}

/**
 * A block that the reader's role does not read. It is shown from the role alone, never because something is there, and
 * its words say nothing else.
 */
export function HiddenBlock({ title, ask, action }: Props) {
  const titleId = useId()
  return (
    <section className="hidden-block" aria-labelledby={titleId}>
      <h2 className="hidden-block__title" id={titleId}>
        <Icon of={IconLock} />
        {title}
      </h2>
      <p className="hidden-block__words">
        Ce bloc est masqué pour votre rôle.
        {ask && (
          <>
            {' '}
            Pour une question, adressez-vous à <strong>{ask.name}</strong>
            {ask.organisation && `, ${ask.organisation}`}.
          </>
        )}
      </p>
      {action && <div className="hidden-block__action">{action}</div>}
    </section>
  )
}
