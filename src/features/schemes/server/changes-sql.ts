import type { Actor, Tx } from '#platform/db/door.ts'
import type { ChangeList } from '../contract.ts'
import {
  subjectWords,
  versionWords,
  type ChangedKind,
  type ChangedRow,
} from '../domain/change-words.ts'
import { schemeFor } from './rules.ts'

const PAGE_SIZE = 50

/** The journal of the rules, latest first: the page, then the names of what it speaks of. */
export async function changeList(tx: Tx, actor: Actor, page: number): Promise<ChangeList> {
  const scheme = await schemeFor(tx, actor)
  const found = await tx
    .selectFrom('schemeChange as g')
    .leftJoin('account as a', 'a.id', 'g.madeBy')
    .select(['g.id', 'g.kind', 'g.step', 'g.before', 'g.after', 'g.effectiveOn', 'g.source'])
    .select(['g.reason', 'g.madeAt', 'a.displayName as madeBy'])
    .where('g.schemeId', '=', scheme.id)
    .orderBy('g.madeAt', 'desc')
    .orderBy('g.id')
    .limit(PAGE_SIZE + 1)
    .offset((page - 1) * PAGE_SIZE)
    .execute()
  const names = await namesFor(tx, scheme.id)
  const rows = found.slice(0, PAGE_SIZE).map(({ before, after, ...row }) => {
    const kind = row.kind as ChangedKind
    const [old, fresh] = [before, after] as [ChangedRow | null, ChangedRow | null]
    return {
      ...row,
      kind,
      step: row.step as ChangeList['rows'][number]['step'],
      subject: subjectWords(kind, fresh ?? old ?? {}, names),
      before: versionWords(kind, old, names),
      after: versionWords(kind, fresh, names),
    }
  })
  return { rows, page, hasMore: found.length > PAGE_SIZE }
}

/** Names of sectors, communes and priced operators, by identifier, in one statement. */
async function namesFor(tx: Tx, schemeId: string): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('sector')
    .select((eb) => [eb.cast<string>('id', 'text').as('id'), 'name'])
    .where('schemeId', '=', schemeId)
    .unionAll(tx.selectFrom('commune').select(['inseeThen as id', 'officialName as name']))
    .unionAll(
      tx
        .selectFrom('schemePrice as p')
        .innerJoin('organisation as o', 'o.id', 'p.operatorOrganisationId')
        .select((eb) => [eb.cast<string>('o.id', 'text').as('id'), 'o.shortName as name'])
        .where('p.schemeId', '=', schemeId),
    )
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
