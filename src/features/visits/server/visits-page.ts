import { householdTerms } from '#platform/db/household-terms.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { Visit, VisitsRead } from '../contract.ts'
import { nextVisitOn, technicalShare, type Intensity } from '../domain/visit-rhythm.ts'
import * as read from './visit-sql.ts'

const TERMS = ['visit.weekly-visits', 'visit.fortnightly-until', 'visit.monthly-until'] as const

/** The visits as this reader may know them, and when the next one is due. */
export async function visitsPage(tx: Tx, actor: Actor, householdId: string): Promise<VisitsRead> {
  const keysOn = await read.keysOf(tx, householdId)
  const visits = (await read.visitsOf(tx, householdId)).map((visit) => ({
    ...(visit as Visit),
    author: visit.author ?? 'un professionnel',
  }))
  const reduced = visits.length === 0 ? await read.reducedVisitsOf(tx, householdId) : []
  const rhythm = await read.rhythmOf(tx, householdId)
  const intensity = (rhythm?.intensity ?? 'usual') as Intensity
  const held = visits.filter(({ outcome }) => outcome === 'held')
  return {
    today: actor.today,
    keysOn,
    visits,
    reduced: reduced.flatMap(({ visitedOn, author }) =>
      visitedOn === null ? [] : [{ visitedOn, author: author ?? 'un professionnel' }],
    ),
    nextOn: await nextOf(tx, householdId, {
      keysOn,
      intensity,
      heldOn: held.map(({ visitedOn }) => visitedOn),
    }),
    intensity,
    intensityReason: rhythm?.reason ?? null,
    technicalShare: technicalShare(held.map(({ purpose }) => purpose)),
    abilities: keysOn !== null && ['PRE', 'REF'].includes(actor.role) ? ['visit.write'] : [],
  }
}

type Rhythm = {
  readonly keysOn: string | null
  readonly intensity: Intensity
  readonly heldOn: readonly string[]
}

async function nextOf(
  tx: Tx,
  householdId: string,
  { keysOn, intensity, heldOn }: Rhythm,
): Promise<string | null> {
  const terms = await householdTerms(tx, householdId, TERMS)
  const weeklyVisits = terms['visit.weekly-visits']
  const fortnightlyUntil = terms['visit.fortnightly-until']
  const monthlyUntil = terms['visit.monthly-until']
  if (keysOn === null || weeklyVisits === undefined) return null
  if (fortnightlyUntil === undefined || monthlyUntil === undefined) return null
  return nextVisitOn(keysOn, heldOn, { weeklyVisits, fortnightlyUntil, monthlyUntil }, intensity)
}
