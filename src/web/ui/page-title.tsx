import { useEffect } from 'react'
import { titleAppeared } from '../title-focus.ts'

type Props = {
  /** Also the words of the browser's tab. */
  title: string
  className?: string
}

/** The only h1 of a page. */
export function PageTitle({ title, className }: Props) {
  useEffect(titleAppeared, [])
  useEffect(() => {
    document.title = `${title} · Pérenne`
  }, [title])

  return (
    <h1 tabIndex={-1} className={className}>
      {title}
    </h1>
  )
}
