/** An event of a thread, newest first. Events that share a `burst` key and follow each other fold into one line. */
export type ThreadEvent = {
  readonly id: string
  /** `YYYY-MM-DD` */
  readonly on: string
  /** What makes events alike (their kind and their author, say); without it an event always stands alone. */
  readonly burst?: string | undefined
}

export type ThreadLine<E extends ThreadEvent> =
  | { readonly kind: 'single'; readonly event: E }
  | { readonly kind: 'burst'; readonly id: string; readonly events: readonly E[] }

/** Groups neighbours with the same burst key; two do not make a burst, they are as quick to read. */
export function foldBursts<E extends ThreadEvent>(
  events: readonly E[],
  smallest = 3,
): readonly ThreadLine<E>[] {
  const runs: E[][] = []
  for (const event of events) {
    const run = runs.at(-1)
    if (run && event.burst !== undefined && run[0]?.burst === event.burst) run.push(event)
    else runs.push([event])
  }
  return runs.flatMap((run): ThreadLine<E>[] => {
    const [first] = run
    if (first && run.length >= smallest) return [{ kind: 'burst', id: first.id, events: run }]
    return run.map((event) => ({ kind: 'single', event }))
  })
}
