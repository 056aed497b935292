import { sql } from 'kysely'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { DwellingChoices } from '../contract.ts'

const HOLDER_KINDS = ['state', 'commune', 'department', 'other'] as const

/** What the forms of this feature offer. Five statements. */
export async function dwellingChoices(tx: Tx, actor: Actor): Promise<DwellingChoices> {
  const communes = await tx
    .selectFrom('commune as c')
    .leftJoin('sectorCommune as l', (join) =>
      join
        .onRef('l.commune', '=', 'c.inseeThen')
        .on(sql<boolean>`daterange(l.valid_from, l.valid_to) @> app_private.programme_today()`),
    )
    .leftJoin('sector as s', 's.id', 'l.sectorId')
    .select(['c.inseeThen as key', 'c.officialName as name', 's.name as sectorName'])
    .orderBy('c.officialName')
    .execute()
  const sectors = await tx
    .selectFrom('sector as s')
    .innerJoin('scheme as k', 'k.id', 's.schemeId')
    .select(['s.id', 's.name'])
    .where('k.landlordId', '=', actor.organisationId)
    .orderBy('s.position')
    .execute()
  const financings = await tx
    .selectFrom('financing')
    .select(['code', 'label'])
    .orderBy('position')
    .execute()
  return { communes, sectors, financings, ...(await peopleChoices(tx, actor)) }
}

async function peopleChoices(
  tx: Tx,
  actor: Actor,
): Promise<Pick<DwellingChoices, 'colleagues' | 'holders'>> {
  if (actor.role === 'RES') return { colleagues: [], holders: [] }
  const colleagues = await tx
    .selectFrom('account as a')
    .innerJoin('accountRole as r', 'r.accountId', 'a.id')
    .select(['a.id', 'a.displayName as name'])
    .distinct()
    .where('r.organisationId', '=', actor.organisationId)
    .where('r.role', 'in', ['ALL', 'REF', 'LSW', 'PRG'])
    .where('r.confirmedAt', 'is not', null)
    .where('a.closedOn', 'is', null)
    .orderBy('a.displayName')
    .execute()
  const holders = await tx
    .selectFrom('organisation')
    .select(['id', 'name', 'kind'])
    .where('kind', 'in', HOLDER_KINDS)
    .orderBy('name')
    .execute()
  return { colleagues, holders }
}
