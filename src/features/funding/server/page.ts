import { addDays } from '#kernel/calendar.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import { termsOn } from '../../schemes/domain/rules.ts'
import { monthOf, timelineOf } from '../../schemes/domain/timeline.ts'
import { inForce } from '../../schemes/domain/versions.ts'
import { yearlyBracket } from '../../schemes/domain/yearly-bracket.ts'
import type { Bracket, FundingPage, FundingQuery, FundingRow } from '../contract.ts'
import type { Book, Plan, Window } from '../domain/book.ts'
import { capOf } from '../domain/caps.ts'
import { isCapped } from '../domain/events.ts'
import { ledgerOf } from '../domain/ledger.ts'
import { statementOf, type StatementRow } from '../domain/statement.ts'
import { bookOf, type KnownBook } from './book-sql.ts'
import { sumsToWire } from './wire.ts'

/** What is spent, committed and forecast: two statements, then arithmetic. */
export async function fundingPage(tx: Tx, actor: Actor, query: FundingQuery): Promise<FundingPage> {
  const known = await bookOf(tx, actor)
  const { book, nameOf, reach } = known
  const ledger = ledgerOf(book, windowOf(query))
  const { rows, totals, unpriced } = statementOf(book, ledger)
  const scheme = schemeToWire(known)
  return {
    scheme,
    asOf: book.asOf,
    from: query.from ?? book.startsOn,
    to: query.to ?? scheme.endsOn ?? book.asOf,
    proRata: termsOn(book.rules.terms, book.asOf)['money.pro-rata'] === 2 ? 'month' : 'day',
    reach,
    rows: rows.map((row) => rowToWire(row, known, ledger.plan)),
    // The caps are everybody's: their sum would say nothing of one operator.
    totals: reach === 'own' ? { ...totals, ceilingCents: null } : totals,
    unpriced: unpriced.map(({ operatorId, ...row }) => ({
      ...row,
      operatorName: nameOf(operatorId),
    })),
    toCome: {
      households: ledger.plan?.arrivals.length ?? 0,
      withoutEnvelope: ledger.withoutEnvelope,
      missing: ledger.plan?.missing ?? 0,
    },
    bracket: reach === 'all' ? bracketOf(book) : null,
    abilities: abilitiesOf(actor),
  }
}

/** The days asked for; without any, everything that ever was or will be. */
export function windowOf({ from, to }: FundingQuery): Window {
  return {
    from: from ?? '0001-01-01',
    until: to === undefined ? '9999-12-31' : addDays(to, 1),
  }
}

function schemeToWire({ book, scheme }: KnownBook): FundingPage['scheme'] {
  const { asOf, rules, startsOn } = book
  const terms = termsOn(rules.terms, asOf)
  const timeline = timelineOf(startsOn, terms)
  return {
    ...{ id: scheme.id, name: scheme.name, startsOn },
    endsOn: timeline?.lastReviewOn ?? null,
    month: monthOf(startsOn, asOf),
    months: terms['months.mobilisation'] ?? null,
    lastMonth: timeline?.lastMonth ?? null,
    followUpMonths: terms['months.followup'] ?? null,
  }
}

function rowToWire(row: StatementRow, { book, nameOf }: KnownBook, plan: Plan | null): FundingRow {
  const { line, operatorId } = row
  const cap = plan && isCapped(line) ? capOf(book, plan, line) : undefined
  return {
    ...row,
    operatorName: operatorId === null ? null : nameOf(operatorId),
    spent: sumsToWire(row.spent),
    running: sumsToWire(row.running),
    expected: sumsToWire(row.expected),
    cap: cap ?? null,
  }
}

function bracketOf({ asOf, rules }: Book): Bracket | null {
  const lines = yearlyBracket(inForce(rules.prices, asOf), termsOn(rules.terms, asOf))
  if (lines.length === 0) return null
  return {
    lines: [...lines],
    lowCents: lines.reduce((sum, { lowCents }) => sum + lowCents, 0),
    highCents: lines.reduce((sum, { highCents }) => sum + highCents, 0),
  }
}

// The State sees the arithmetic of each row, never that of one household.
function abilitiesOf({ role }: Actor): FundingPage['abilities'] {
  if (role === 'ST') return []
  return role === 'PRG' ? ['envelope.set', 'lines.read'] : ['lines.read']
}
