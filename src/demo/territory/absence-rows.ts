import { addDays } from '#kernel/calendar.ts'
import { chanceOf, idOf } from './chance.ts'
import { add, type Rows } from './rows.ts'
import type { Account } from '../demo.ts'
import type { Setting } from './setting.ts'

/** Days between the leaves of one person, and between those of two colleagues: a deputy is there when needed. */
const BETWEEN_LEAVES = 120
const BETWEEN_COLLEAGUES = 23
/** Nobody leaves in the first weeks of the scheme. */
const FIRST_LEAVE = 75
/** Leaves are declared about this long before they begin. */
const DECLARED_BEFORE = 45

/** Leaves of those who follow households, each with a colleague of the same organisation who stands in. */
export function addAbsences(rows: Rows, setting: Setting): void {
  const teams = new Map<string, Account[]>()
  for (const person of [...setting.workers, setting.holder('REF'), ...setting.referents]) {
    const key = `${person.organisationId} ${person.role}`
    teams.set(key, [...(teams.get(key) ?? []), person])
  }
  for (const team of teams.values()) {
    for (const [rank, person] of team.entries()) {
      const deputy = team[rank + 1] ?? team[rank - 1] ?? null
      addLeaves(rows, setting, { person, rank, deputy })
    }
  }
}

type Leaves = { readonly person: Account; readonly rank: number; readonly deputy: Account | null }

function addLeaves(rows: Rows, setting: Setting, { person, rank, deputy }: Leaves): void {
  const first = addDays(
    setting.startsOn,
    FIRST_LEAVE + ((rank * BETWEEN_COLLEAGUES) % BETWEEN_LEAVES),
  )
  for (let turn = 0; ; turn += 1) {
    const startsOn = mondayFrom(addDays(first, turn * BETWEEN_LEAVES))
    const declaredOn = addDays(startsOn, -DECLARED_BEFORE)
    if (declaredOn > setting.today) return
    const weeks = chanceOf(setting.seed, 'absence', person.id, turn).between(1, 2)
    add(rows, 'absence', {
      id: idOf(person.id, 'absence', turn),
      account_id: person.id,
      organisation_id: person.organisationId,
      starts_on: startsOn,
      ends_on: addDays(startsOn, weeks * 7 - 3),
      deputy_account_id: deputy?.id ?? null,
      declared_at: `${declaredOn}T08:30:00Z`,
    })
  }
}

function mondayFrom(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return addDays(day, (8 - weekday) % 7)
}
