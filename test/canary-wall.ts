import type pg from 'pg'
import { COMPARTMENTS } from '#kernel/compartments.ts'
import type { Canary } from './canary.ts'
import { expectedView, type Row } from './expected-rows.ts'
import type { Watch } from './rows-wall.ts'
import { opens, rightsOf, type Reader } from './rules.ts'
import type { World } from './world.ts'

/** Workers whose very name discloses something about the person that they follow. */
const DISCLOSING = ['SPIP', 'HP', 'MJPM'] as const

export type NameCanary = {
  readonly text: string
  readonly accountId: string
  readonly organisationId: string
}

/** Gives those workers names found nowhere else. */
export async function nameDisclosingWorkers(
  oracle: pg.Client,
  world: World,
): Promise<readonly NameCanary[]> {
  const names: NameCanary[] = []
  for (const role of DISCLOSING) {
    const { accountId, organisationId } = world.actors[role]
    const text = `Discrétion-${role}-${accountId.slice(0, 8)}`
    await oracle.query('UPDATE app.account SET display_name = $2 WHERE id = $1', [accountId, text])
    names.push({ text, accountId, organisationId })
  }
  return names
}

// « Signature by / with »: the reduced view of a protection measure says the name of the mandatary. A member of the
// committee reads the unique number beside the first name and initial (note 1).
function compartmentsOf(canary: Canary, { relations }: Watch, { role }: Reader): readonly string[] {
  if (canary.compartment !== null) return [canary.compartment]
  if (canary.column === 'unique_request_number' && role === 'CAL') return ['1r']
  const declared =
    relations.find(({ name }) => name === canary.relation)?.compartment.split(' ') ?? []
  return canary.column === 'mandatary_name' ? [...declared, '9r'] : declared
}

type Said = { readonly reader: Reader; readonly householdId: string | null; readonly text: string }

/** Texts of rows that a reader may not read and that were said to him, with where they come from. */
export function canaryLeaks(walls: Watch, canaries: readonly Canary[], said: Said): string[] {
  const text = said.text.toLowerCase()
  const sung = canaries.filter((canary) => text.includes(canary.text))
  if (sung.length === 0) return []
  const look = { householdId: said.householdId, declared: COMPARTMENTS }
  const rights = rightsOf(said.reader, look, walls.truth.facts)
  return sung
    .filter((canary) => {
      const row = { ...canary, compartments: compartmentsOf(canary, walls, said.reader) }
      return !rights.some((right) => opens(right, 'read', row, said.reader))
    })
    .map(
      ({ relation, column, compartment }) => `${relation}.${column} (${compartment ?? 'en clair'})`,
    )
}

/** Names of carers, probation officers and mandataries said to somebody who may not know of them. */
export function nameLeaks(walls: Watch, names: readonly NameCanary[], said: Said): string[] {
  const sung = names.filter(({ text }) => said.text.includes(text))
  if (sung.length === 0) return []
  const team = { name: 'app.case_team', compartment: '1', isView: true }
  const asked = {
    reader: said.reader,
    look: { householdId: said.householdId, declared: COMPARTMENTS },
    truth: walls.truth,
  }
  const ids = new Set((expectedView(team, asked) ?? []).map(({ id }) => id))
  const around = (walls.truth.rows['team'] ?? []).filter((row: Row) => ids.has(row['id']))
  return sung
    .filter(({ organisationId }) => organisationId !== said.reader.organisationId)
    .filter(({ accountId }) => !around.some((row) => row['account_id'] === accountId))
    .map(({ text }) => text)
}
