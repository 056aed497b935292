import { useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'

interface Props {
  /** Words of the browser's tab; the same as the title on screen unless it is made of parts. */
  title: string
  className?: string
}

/** The path last shown: the very first page is read from its beginning, so its title does not take the focus. */
let lastPath: string | undefined

/** The only h1 of a page. After a navigation it takes the focus, so that a screen reader says where one is. */
export function PageTitle({ title, className }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  const path = useRouterState({ select: (state) => state.location.pathname })

  useEffect(() => {
    document.title = `${title} · Pérenne`
  }, [title])

  useEffect(() => {
    if (lastPath !== undefined && lastPath !== path) heading.current?.focus({ preventScroll: true })
    lastPath = path
  }, [path])

  return (
    <h1 ref={heading} tabIndex={-1} className={className}>
      {title}
    </h1>
  )
}
