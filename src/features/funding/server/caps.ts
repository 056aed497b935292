import { logListed, type Actor, type Tx } from '#platform/db/door.ts'
import type { FundingCap, FundingCaps } from '../contract.ts'
import { capOf, type Cap } from '../domain/caps.ts'
import { CAP_OF_LINE, type CappedLine, type FundingEvent } from '../domain/events.ts'
import { planOf } from '../domain/foresight.ts'
import { bookOf, filesOf, placesOf, type KnownBook, type KnownFile } from './book-sql.ts'

type Files = ReadonlyMap<string, KnownFile>

/** C4: where each cap stands and, for whoever may know them, who holds its places. Five statements at most. */
export async function fundingCaps(tx: Tx, actor: Actor): Promise<FundingCaps> {
  const known = await bookOf(tx, actor)
  const { book, reach, scheme } = known
  const plan = planOf(book)
  const places = reach === 'own' ? await placesOf(tx, scheme.id) : null
  const lines = Object.keys(CAP_OF_LINE) as CappedLine[]
  const caps = lines.flatMap((line) => capOf(book, plan, line) ?? [])
  const shown = caps.filter(({ line }) => reach === 'all' || line !== 'adapted-management')
  // A household in its home is no slot that somebody might wait for: only the other places have holders.
  const keys = book.events.filter(isHolder).map(({ householdKey }) => householdKey)
  const files = await filesOf(tx, scheme.id, keys)
  await logListed(
    tx,
    [...files.values()].map(({ householdId }) => householdId),
  )
  return {
    asOf: book.asOf,
    reach,
    housed: reach === 'all' ? plan.housed : 0,
    toCome: reach === 'all' ? plan.arrivals.length : 0,
    caps: shown.map((cap) => toWire(cap, { known, files, taken: places?.get(cap.line) ?? 0 })),
  }
}

/** More names than that are no longer read one by one. */
const NAMED_PLACES = 100

function isHolder({ line, slot }: FundingEvent): boolean {
  return slot !== null && slot <= NAMED_PLACES && line !== 'adapted-management'
}

function toWire(
  cap: Cap,
  {
    known,
    files,
    taken,
  }: { readonly known: KnownBook; readonly files: Files; readonly taken: number },
): FundingCap {
  const holders = holdersOf(cap, known, files)
  if (known.reach === 'all')
    return { ...cap, months: [...cap.months], holders, unnamed: cap.used - holders.length }
  // An operator knows its own places and how many are left, not how fast the others take them.
  const used = Math.min(cap.limit, taken)
  return {
    ...{ key: cap.key, line: cap.line, limit: cap.limit, used, left: cap.limit - used },
    ...{ beyond: 0, fullInMonth: null, months: [], holders, unnamed: used - holders.length },
  }
}

function holdersOf({ line, limit }: Cap, { book, nameOf }: KnownBook, files: Files) {
  const bySlot = new Map<number, FundingCap['holders'][number]>()
  for (const event of book.events) {
    const file = files.get(event.householdKey)
    if (event.line !== line || event.slot === null || event.slot > limit || !file) continue
    if (!isHolder(event)) continue
    bySlot.set(event.slot, { fileNumber: file.fileNumber, operatorName: nameOf(event.operatorId) })
  }
  return [...bySlot.entries()].sort(([one], [two]) => one - two).map(([, holder]) => holder)
}
