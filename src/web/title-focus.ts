import type { AnyRouter } from '@tanstack/react-router'

/** The page has changed but its title is not there yet: it is still loading. */
let awaited = false

function focusTitle(): void {
  const title = document.querySelector<HTMLElement>('h1')
  title?.focus({ preventScroll: true })
  awaited = title === null
}

/** After a navigation the title takes the focus, so that a screen reader says where one is. Started once. */
export function watchNavigation(router: AnyRouter): void {
  router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
    // The very first page is read from its beginning.
    if (fromLocation && pathChanged) focusTitle()
  })
}

/** Called by a title that appears later than its page. */
export function titleAppeared(): void {
  if (awaited) focusTitle()
}
