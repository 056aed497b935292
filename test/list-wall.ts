import type { TestDatabase } from './db.ts'
import { everyRow, look, rightsSeen } from './doorway.ts'
import { caseRelations, type Row } from './expected-rows.ts'
import { NEVER_IN_A_LIST } from './matrix.ts'
import type { TestActor } from './people.ts'

/** Rows and rights of 3b, 3c, 6 to 8 and 14b that a list shows to somebody, in words. */
export async function listLeaks(base: TestDatabase, actor: TestActor): Promise<string[]> {
  const rights = await look(base, actor, null, rightsSeen)
  const open = rights.filter(({ compartment }) => NEVER_IN_A_LIST.includes(compartment))
  const relations = await caseRelations(base.oracle)
  const rows = await look(base, actor, null, async (tx) => {
    return (await everyRow(relations.map(({ name }) => name)).execute(tx)).rows
  })
  const leaks = rows.filter(({ relation, row }) => {
    const declared = relations.find(({ name }) => name === relation)?.compartment.split(' ') ?? []
    const own = (JSON.parse(row) as Row)['compartment']
    // The register of consents names compartments; it is of compartment 18 itself.
    if (relation === 'app.consent_compartment') return false
    return typeof own === 'string'
      ? NEVER_IN_A_LIST.includes(own)
      : declared.every((code) => NEVER_IN_A_LIST.includes(code))
  })
  return [
    ...open.map(
      ({ compartment, verb }) => `${actor.role} : droit ${compartment} ${verb} dans une liste`,
    ),
    ...leaks.map(({ relation }) => `${actor.role} : ligne de ${relation} dans une liste`),
  ]
}
