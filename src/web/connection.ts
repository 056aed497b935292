import { onlineManager } from '@tanstack/react-query'
import { createSignal } from './signal.ts'

const PROBE_MS = 8_000
let nextProbe: number | undefined

/** Whether the server answers. The browser only knows its own network; a request that got no answer knows better. */
export const reachable = createSignal(navigator.onLine)

export function reportReachable(): void {
  window.clearTimeout(nextProbe)
  reachable.set(true)
}

export function reportUnreachable(): void {
  reachable.set(false)
  window.clearTimeout(nextProbe)
  nextProbe = window.setTimeout(retryConnection, PROBE_MS)
}

export function retryConnection(): void {
  fetch('/api/session', { cache: 'no-store' }).then(reportReachable, reportUnreachable)
}

/** Started once. Queries and writes wait while nothing answers, then leave by themselves. */
export function watchConnection(): void {
  window.addEventListener('offline', reportUnreachable)
  window.addEventListener('online', retryConnection)
  onlineManager.setEventListener((setOnline) => {
    setOnline(reachable.get())
    return reachable.subscribe(() => {
      setOnline(reachable.get())
    })
  })
}
