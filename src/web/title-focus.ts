import type { AnyRouter } from '@tanstack/react-router'

/** The page has changed but its title is not there yet: it is still loading. */
let awaited = false

/** Whether somebody has gone from a page to another. */
let moved = false

/** The title that was last on screen: a tab of the same page keeps it, and the focus stays on the tab. */
let last: { readonly title: HTMLElement; readonly words: string } | null = null

function newTitle(): HTMLElement | null | 'same' {
  const title = document.querySelector<HTMLElement>('h1')
  if (title === null) return null
  const words = title.innerText
  if (last?.title === title && last.words === words) return 'same'
  last = { title, words }
  return title
}

function focusTitle(): void {
  const title = newTitle()
  awaited = title === null
  if (title !== null && title !== 'same') title.focus({ preventScroll: true })
}

/** After a navigation the title takes the focus, so that a screen reader says where one is. Started once. */
export function watchNavigation(router: AnyRouter): void {
  router.subscribe('onBeforeNavigate', ({ fromLocation }) => {
    // The very first page is read from its beginning.
    moved ||= fromLocation !== undefined
  })
  router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
    if (fromLocation && pathChanged) focusTitle()
  })
}

/** Called by a title that appears later than its page. */
export function titleAppeared(): void {
  if (awaited) focusTitle()
  else if (!moved) newTitle()
}
