import { useEffect, useState } from 'react'

/**
 * For a drawer that the address opens and that goes away as soon as it closes: the focus returns to what opened it, instead
 * of falling back to the top of the page.
 */
export function useFocusBack(): void {
  const [opener] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        const isLost = document.activeElement === null || document.activeElement === document.body
        if (isLost && opener instanceof HTMLElement) opener.focus({ preventScroll: true })
      })
    },
    [opener],
  )
}
