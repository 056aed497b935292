import { sql } from 'kysely'
import { AppError } from '#kernel/app-error.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { PriceVersion, TermVersion } from '../../schemes/domain/rules.ts'
import type { TermKey } from '../../schemes/domain/term-catalogue.ts'
import type { Book, EnvelopeVersion } from '../domain/book.ts'
import type { FundingEvent } from '../domain/events.ts'

/** The terms that money depends on. */
const TERMS: readonly TermKey[] = [
  ...(['target.households', 'cap.assessments', 'cap.sliding-leases', 'money.pro-rata'] as const),
  ...(['months.mobilisation', 'months.followup', 'months.review'] as const),
]

type Operator = { readonly id: string; readonly name: string }
type SchemeRow = {
  readonly id: string
  readonly name: string
  readonly startsOn: string
  readonly isOwn: boolean
  readonly terms: readonly TermVersion[]
  readonly prices: readonly PriceVersion[]
  readonly envelopes: readonly EnvelopeVersion[]
  readonly operators: readonly Operator[]
}

export type KnownBook = {
  readonly scheme: Pick<SchemeRow, 'id' | 'name' | 'startsOn'>
  readonly reach: 'all' | 'own'
  readonly book: Book
  readonly nameOf: (operatorId: string) => string
}

/** Everything that money is computed from, in two statements whatever the number of households. */
export async function bookOf(tx: Tx, actor: Actor): Promise<KnownBook> {
  const scheme = await schemeFor(tx)
  const events =
    await sql<FundingEvent>`SELECT * FROM app_private.funding_lines(${scheme.id})`.execute(tx)
  const names = new Map(scheme.operators.map(({ id, name }) => [id, name]))
  const { startsOn, terms, prices, envelopes } = scheme
  return {
    scheme,
    reach: scheme.isOwn ? 'own' : 'all',
    book: {
      ...{ startsOn, envelopes, asOf: actor.today, foresees: !scheme.isOwn },
      ...{ rules: { terms, prices }, events: events.rows },
    },
    nameOf: (operatorId) => names.get(operatorId) ?? '',
  }
}

/** The latest scheme whose money the reader may know, with its versions. */
export async function schemeFor(tx: Tx): Promise<SchemeRow> {
  const found = await sql<SchemeRow>`
    SELECT s.id, s.name, s.starts_on, r.only_operator_id IS NOT NULL AS is_own,
      (SELECT COALESCE(json_agg(t), '[]') FROM (
        SELECT v.key, v.value, v.valid_from, v.valid_to FROM app.scheme_term v
        WHERE v.scheme_id = s.id AND v.key = ANY (${TERMS}) ORDER BY v.valid_from) t) AS terms,
      (SELECT COALESCE(json_agg(t), '[]') FROM (
        SELECT v.line, v.operator_organisation_id, v.operator_kind, v.amount_cents, v.per, v.valid_from, v.valid_to
        FROM app_private.funding_prices(s.id) v ORDER BY v.valid_from) t) AS prices,
      (SELECT COALESCE(json_agg(t), '[]') FROM (
        SELECT v.operator_organisation_id, v.operator_kind, v.households, v.valid_from, v.valid_to
        FROM app.support_envelope v WHERE v.scheme_id = s.id ORDER BY v.valid_from) t) AS envelopes,
      (SELECT COALESCE(json_agg(t), '[]') FROM (
        SELECT o.id, o.short_name AS name FROM app.organisation o WHERE o.kind <> 'households') t) AS operators
    FROM app.scheme s CROSS JOIN LATERAL app_private.funding_reach(s.id) r
    ORDER BY s.starts_on DESC, s.id LIMIT 1`.execute(tx)
  const scheme = found.rows[0]
  if (!scheme) throw new AppError('not-found')
  return scheme
}

export type KnownFile = {
  readonly householdKey: string
  readonly householdId: string
  readonly fileNumber: string
}

/** Numbers of the files that the reader may know, by the key of this request. */
export async function filesOf(
  tx: Tx,
  schemeId: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, KnownFile>> {
  if (keys.length === 0) return new Map()
  const found = await sql<KnownFile>`
    SELECT * FROM app_private.funding_files(${schemeId}, ${[...keys]})`.execute(tx)
  return new Map(found.rows.map((file) => [file.householdKey, file]))
}

/** Places taken under each cap, by whoever. */
export async function placesOf(tx: Tx, schemeId: string): Promise<ReadonlyMap<string, number>> {
  const found = await sql<{ line: string; taken: number }>`
    SELECT * FROM app_private.funding_places(${schemeId})`.execute(tx)
  return new Map(found.rows.map(({ line, taken }) => [line, taken]))
}
