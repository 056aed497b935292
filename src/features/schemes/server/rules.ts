import { AppError } from '#kernel/app-error.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { SchemeRules } from '../contract.ts'
import type { Rules } from '../domain/rules.ts'
import { packsOf } from './packs-sql.ts'
import * as read from './rules-sql.ts'

/** Everything that the pages of the rules show: twelve statements, whatever the size of the scheme. */
export async function rulesPage(tx: Tx, actor: Actor): Promise<SchemeRules> {
  const scheme = await schemeFor(tx, actor)
  const rules = await rulesOf(tx, scheme)
  return {
    today: actor.today,
    scheme,
    ...rules,
    overrides: await read.overridesOf(tx, scheme.id),
    quotaUse: await read.quotaUseOf(tx, scheme.id),
    capUse: await read.capUseOf(tx, scheme.id),
    typology: await read.typologyOf(tx, scheme.id),
    knownCommunes: await read.knownCommunes(tx),
    packs: await packsOf(tx, actor.today),
    abilities: actor.role === 'PRG' ? ['rules.change'] : [],
  }
}

export async function schemeFor(tx: Tx, actor: Actor): Promise<read.Scheme> {
  const scheme = await read.schemeOf(tx, actor)
  if (!scheme) throw new AppError('not-found')
  return scheme
}

/** What is compared before and after a change. */
export async function rulesOf(tx: Tx, scheme: read.Scheme) {
  return {
    startsOn: scheme.startsOn,
    terms: await read.termsOf(tx, scheme.id),
    sectors: await read.sectorsOf(tx, scheme.id),
    quotas: await read.quotasOf(tx, scheme.id),
    communes: await read.sectorCommunesOf(tx, scheme.id),
    prices: await read.pricesOf(tx, scheme.id),
  } satisfies Rules
}
