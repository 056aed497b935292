import { AppError } from '#kernel/app-error.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { Reservations, SaveRight, SaveShortfall } from '../contract.ts'
import { checkPeriod, checkRight } from '../domain/reservation-rules.ts'
import { currentScheme } from './dwelling-sql.ts'
import { granted, refused } from './refusals.ts'
import {
  overlapsRight,
  overlapsShortfall,
  reservations,
  saveRight,
  saveShortfall,
  stateIsKnown,
} from './reservation-sql.ts'

type Written = Pick<Reservations, 'rights' | 'shortfalls'>

export async function setRight(
  tx: Tx,
  actor: Actor,
  id: string,
  right: SaveRight,
): Promise<Written> {
  granted(checkRight(right))
  const schemeId = await currentScheme(tx, actor)
  if (await overlapsRight(tx, { id, schemeId, right })) throw refused('right-overlaps')
  if (!(await saveRight(tx, actor, { id, schemeId, right }))) {
    const known = await reservations(tx, actor)
    const current = known.rights.find((other) => other.id === id)
    if (!current || !isSame(right, current)) throw new AppError('conflict', { current })
  }
  return reservations(tx, actor)
}

export async function setShortfall(
  tx: Tx,
  actor: Actor,
  id: string,
  shortfall: SaveShortfall,
): Promise<Written> {
  granted(checkPeriod(shortfall))
  const schemeId = await currentScheme(tx, actor)
  if (await overlapsShortfall(tx, { id, schemeId, shortfall })) throw refused('shortfall-overlaps')
  const { commune, startsOn: on } = shortfall
  if (!(await stateIsKnown(tx, { schemeId, commune, on }))) throw refused('state-right-missing')
  if (!(await saveShortfall(tx, actor, { id, schemeId, shortfall }))) {
    const known = await reservations(tx, actor)
    const current = known.shortfalls.find((other) => other.id === id)
    if (!current || !isSame(shortfall, current)) throw new AppError('conflict', { current })
  }
  return reservations(tx, actor)
}

/** The same form sent twice: what it says is already there. */
function isSame({ version: _, ...said }: object & { version: unknown }, current: object): boolean {
  return Object.entries(said).every(([key, value]) => Reflect.get(current, key) === value)
}
