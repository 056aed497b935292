import { sql } from 'kysely'
import type { Tx } from '#platform/db/door.ts'
import type { SessionRead } from '../contract.ts'

/** Dwellings that wait for a session: candidates whose prescriber agreed, on no other live agenda. */
export async function choicesFor(tx: Tx, schemeId: string): Promise<SessionRead['choices']> {
  const rows = await tx
    .selectFrom('candidacyStatus as k')
    .innerJoin('vacancy as v', 'v.id', 'k.vacancyId')
    .innerJoin('dwelling as d', 'd.id', 'v.dwellingId')
    .innerJoin('commune as c', 'c.inseeThen', 'd.commune')
    .innerJoin('household as h', 'h.id', 'k.householdId')
    .innerJoin('person as p', 'p.id', 'h.leadPersonId')
    .select(['k.id as candidacyId', 'v.id as vacancyId', 'd.financing', 'd.typology'])
    .select(['c.officialName as communeName', 'p.firstName'])
    .select(sql<string>`left(p.last_name, 1)`.as('initial'))
    .select(sql<number>`d.living_area_m2::float8`.as('livingAreaM2'))
    .where('v.schemeId', '=', schemeId)
    .where('v.status', 'in', ['open', 'proposed'])
    .where('k.status', 'in', ['go', 'convoked'])
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('committeeItem as i')
            .select('i.id')
            .whereRef('i.vacancyId', '=', 'v.id')
            .where('i.state', 'in', ['waiting', 'open']),
        ),
      ),
    )
    .orderBy('v.leavesOn')
    .orderBy('k.since')
    .limit(300)
    .execute()
  const byVacancy = Map.groupBy(rows, ({ vacancyId }) => vacancyId)
  return [...byVacancy].flatMap(([vacancyId, own]) => {
    const [first] = own
    if (!first) return []
    const area = String(first.livingAreaM2).replace('.', ',')
    return {
      vacancyId,
      title: `${first.typology}, ${area}\u00a0m², ${first.communeName}`,
      financing: first.financing,
      candidates: own.flatMap(({ candidacyId, firstName, initial }) =>
        candidacyId === null ? [] : { candidacyId, name: `${firstName} ${initial}.` },
      ),
    }
  })
}
