import { sql } from 'kysely'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { CommuneRow, PriceRow, SchemeRules, TermRow } from '../contract.ts'
import { TERM_KEYS, type TermKey } from '../domain/term-catalogue.ts'

export type Scheme = SchemeRules['scheme']

/** The scheme in which the actor takes part: its landlord's, its partner's, the latest one for the State. */
export function schemeOf(tx: Tx, actor: Actor): Promise<Scheme | undefined> {
  return tx
    .selectFrom('scheme as s')
    .innerJoin('organisation as o', 'o.id', 's.landlordId')
    .select(['s.id', 's.name', 's.startsOn', 's.source', 'o.shortName as landlord'])
    .where((eb) =>
      eb.or([
        eb('s.landlordId', '=', actor.organisationId),
        eb.val(actor.role === 'ST'),
        eb.exists(
          eb
            .selectFrom('schemePartner as p')
            .select('p.schemeId')
            .whereRef('p.schemeId', '=', 's.id')
            .where('p.organisationId', '=', actor.organisationId),
        ),
      ]),
    )
    .orderBy('s.startsOn', 'desc')
    .limit(1)
    .executeTakeFirst()
}

const VERSION = ['v.id', 'v.validFrom', 'v.validTo', 'v.source', 'v.reason', 'v.setAt'] as const

/** Terms of the catalogue, with all their versions, oldest first. */
export async function termsOf(tx: Tx, schemeId: string): Promise<TermRow[]> {
  const rows = await tx
    .selectFrom('schemeTerm as v')
    .leftJoin('account as a', 'a.id', 'v.setBy')
    .select([...VERSION, 'v.key', 'v.value', 'a.displayName as setBy'])
    .where('v.schemeId', '=', schemeId)
    .orderBy('v.validFrom')
    .execute()
  return rows.flatMap(({ key, value, ...row }) =>
    isTermKey(key) ? [{ ...row, key, value: Number(value) }] : [],
  )
}

function isTermKey(key: string): key is TermKey {
  return (TERM_KEYS as readonly string[]).includes(key)
}

export function sectorsOf(tx: Tx, schemeId: string): Promise<SchemeRules['sectors']> {
  return tx
    .selectFrom('sector')
    .select(['id', 'name'])
    .where('schemeId', '=', schemeId)
    .orderBy('position')
    .execute()
}

export function quotasOf(tx: Tx, schemeId: string): Promise<SchemeRules['quotas']> {
  return tx
    .selectFrom('sectorQuota as v')
    .leftJoin('account as a', 'a.id', 'v.setBy')
    .select([...VERSION, 'v.sectorId', 'v.dwellings', 'a.displayName as setBy'])
    .where('v.schemeId', '=', schemeId)
    .orderBy('v.validFrom')
    .execute()
}

export function sectorCommunesOf(tx: Tx, schemeId: string): Promise<SchemeRules['communes']> {
  return tx
    .selectFrom('sectorCommune as v')
    .leftJoin('account as a', 'a.id', 'v.setBy')
    .select([...VERSION, 'v.sectorId', 'v.commune', 'a.displayName as setBy'])
    .where('v.schemeId', '=', schemeId)
    .orderBy('v.validFrom')
    .execute()
}

export async function pricesOf(tx: Tx, schemeId: string): Promise<PriceRow[]> {
  const rows = await tx
    .selectFrom('schemePrice as v')
    .leftJoin('account as a', 'a.id', 'v.setBy')
    .leftJoin('organisation as o', 'o.id', 'v.operatorOrganisationId')
    .select([...VERSION, 'v.line', 'v.operatorOrganisationId', 'v.operatorKind', 'v.amountCents'])
    .select(['v.per', 'o.shortName as operatorName', 'a.displayName as setBy'])
    .where('v.schemeId', '=', schemeId)
    .orderBy('v.line')
    .orderBy('o.shortName')
    .orderBy('v.validFrom')
    .execute()
  return rows.map((row) => ({
    ...row,
    line: row.line as PriceRow['line'],
    per: row.per as PriceRow['per'],
  }))
}

export function typologyOf(tx: Tx, schemeId: string): Promise<SchemeRules['typology']> {
  return tx
    .selectFrom('typologyRule as v')
    .leftJoin('account as a', 'a.id', 'v.setBy')
    .select([...VERSION, 'v.position', 'v.adults', 'v.personsFrom', 'v.personsTo', 'v.roomsFrom'])
    .select(['v.roomsTo', 'a.displayName as setBy'])
    .where('v.schemeId', '=', schemeId)
    .orderBy('v.position')
    .orderBy('v.validFrom')
    .execute()
}

export function overridesOf(tx: Tx, schemeId: string): Promise<SchemeRules['overrides']> {
  return tx
    .selectFrom('quotaOverride as v')
    .leftJoin('account as a', 'a.id', 'v.grantedBy')
    .select(['v.id', 'v.sectorId', 'v.extraDwellings', 'v.motive', 'v.grantedOn'])
    .select('a.displayName as grantedBy')
    .where('v.schemeId', '=', schemeId)
    .orderBy('v.grantedOn')
    .execute()
}

/** Dwellings by sector and state; no row for a reader who sees no live counter. */
export function quotaUseOf(tx: Tx, schemeId: string): Promise<SchemeRules['quotaUse']> {
  return tx
    .selectFrom('quotaUse')
    .select([
      'sectorId',
      sql<number>`sum(reserved)::int`.as('reserved'),
      sql<number>`sum(proposed)::int`.as('proposed'),
      sql<number>`sum(allocated)::int`.as('allocated'),
      sql<number>`sum(signed)::int`.as('signed'),
    ])
    .where('schemeId', '=', schemeId)
    .groupBy('sectorId')
    .execute()
}

export function capUseOf(tx: Tx, schemeId: string): Promise<SchemeRules['capUse']> {
  return tx
    .selectFrom('capUse')
    .select((eb) => [eb.ref('key').$notNull().as('key'), eb.ref('used').$notNull().as('used')])
    .where('schemeId', '=', schemeId)
    .execute()
}

export async function knownCommunes(tx: Tx): Promise<CommuneRow[]> {
  const rows = await tx
    .selectFrom('commune as c')
    .innerJoin('presentCommune as p', 'p.insee', 'c.inseeNow')
    .select([
      'c.inseeThen',
      'c.name',
      'c.officialName',
      'c.status',
      'c.statusSince',
      'c.statusNote',
    ])
    .select(['c.postalCode', 'c.benefitZone', 'p.insee', 'p.name as presentName', 'p.population'])
    .select('p.epciName as epci')
    .orderBy(sql`app_private.fold(c.official_name)`)
    .execute()
  return rows.map((row) => ({ ...row, status: row.status as CommuneRow['status'] }))
}
