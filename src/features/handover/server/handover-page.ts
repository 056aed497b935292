import { addMonths } from '#kernel/calendar.ts'
import type { Role } from '#kernel/roles.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { HandoverAbility, HandoverRead, HoldingRead } from '../contract.ts'
import * as read from './handover-sql.ts'

// The table looks half a year back and a year ahead, in whole months.
const BACK = 6
const AHEAD = 12
const WRITES: readonly Role[] = ['PRE', 'REF', 'LSW', 'PMS']

/** What the tab « Relais » shows to this reader. */
export async function handoverPage(
  tx: Tx,
  actor: Actor,
  householdId: string,
): Promise<HandoverRead> {
  const mayWrite = WRITES.includes(actor.role)
  const worker = await read.workerOf(tx, householdId)
  const month = `${actor.today.slice(0, 7)}-01`
  return {
    today: actor.today,
    from: addMonths(month, -BACK),
    to: addMonths(month, AHEAD),
    kinds: await read.kindsOf(tx),
    holdings: (await read.holdingsOf(tx, householdId)) as HoldingRead[],
    absences: await read.absencesOf(tx, householdId),
    meetings: (await read.meetingsOf(tx, householdId)) as HandoverRead['meetings'],
    worker: worker
      ? { name: worker.name, namedOn: worker.namedOn, acceptedOn: worker.acceptedOn }
      : null,
    workers: actor.role === 'PRE' ? await read.departmentWorkers(tx) : [],
    holders: mayWrite ? await read.possibleHolders(tx, householdId) : [],
    curve: await read.curveOf(tx, householdId),
    abilities: abilitiesOf(actor, worker),
  }
}

type Worker = Awaited<ReturnType<typeof read.workerOf>>

function abilitiesOf({ role, accountId }: Actor, worker: Worker): HandoverAbility[] {
  const isNamed = worker?.workerAccountId === accountId && worker.acceptedOn === null
  const abilities: readonly (readonly [HandoverAbility, boolean])[] = [
    ['worker.name', role === 'PRE'],
    ['worker.accept', isNamed],
    ['meeting.hold', WRITES.includes(role)],
    ['meeting.validate', role === 'HH' || role === 'PRE'],
    ['holding.write', WRITES.includes(role)],
  ]
  return abilities.filter(([, may]) => may).map(([name]) => name)
}
