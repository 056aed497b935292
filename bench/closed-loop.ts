import { setTimeout as pause } from 'node:timers/promises'

export type Measure = {
  readonly requestsPerSecond: number
  readonly p50Ms: number
  readonly p95Ms: number
}

const WARM_UP_MS = 1_000

/** Each client asks again as soon as it is answered: what so many people at once would get. */
export async function closedLoop(
  clients: number,
  seconds: number,
  ask: (client: number) => Promise<unknown>,
): Promise<Measure> {
  const times: number[] = []
  let counting = false
  let running = true
  const loops = Array.from({ length: clients }, async (_, client) => {
    while (running) {
      const started = performance.now()
      await ask(client)
      if (counting) times.push(performance.now() - started)
    }
  })
  await pause(WARM_UP_MS)
  counting = true
  const started = performance.now()
  await Promise.race([pause(seconds * 1000), Promise.all(loops)])
  counting = false
  const elapsed = (performance.now() - started) / 1000
  running = false
  await Promise.all(loops)
  times.sort((a, b) => a - b)
  const quantile = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN
  return {
    requestsPerSecond: times.length / elapsed,
    p50Ms: quantile(0.5),
    p95Ms: quantile(0.95),
  }
}
