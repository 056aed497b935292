import type { Logger } from '#platform/log/log.ts'

export type Repeated = { stop(): Promise<void> }

export type Rhythm = { readonly firstMs: number; readonly everyMs: number }

/**
 * Does the same work again and again: one run at a time, the next counted from the end of the last. A run
 * that fails is logged under `what` and does not prevent the next. Stopping waits for the run under way.
 */
export function repeat(
  rhythm: Rhythm,
  duty: { readonly what: string; readonly log: Logger },
  work: () => Promise<unknown>,
): Repeated {
  let running = Promise.resolve()
  let stopped = false
  const plan = (delayMs: number) =>
    setTimeout(() => {
      running = run(work, duty)
      void running.then(() => {
        if (!stopped) timer = plan(rhythm.everyMs)
      })
    }, delayMs)
  let timer = plan(rhythm.firstMs)
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}

async function run(
  work: () => Promise<unknown>,
  duty: { readonly what: string; readonly log: Logger },
): Promise<void> {
  try {
    await work()
  } catch (error) {
    duty.log.error({ err: error, what: duty.what }, 'duty failed')
  }
}
