import { logListed, type Actor, type Tx } from '#platform/db/door.ts'
import type { FundingLine, FundingLines, FundingLinesQuery } from '../contract.ts'
import { householdLines, type HouseholdLine } from '../domain/household-lines.ts'
import { ledgerOf } from '../domain/ledger.ts'
import type { Sum } from '../domain/statement.ts'
import { bookOf, filesOf } from './book-sql.ts'
import { windowOf } from './page.ts'
import { sumsToWire } from './wire.ts'

const PAGE_SIZE = 100

/** Q1: what stands behind a row, household by household. Four statements, whatever their number. */
export async function fundingLines(
  tx: Tx,
  actor: Actor,
  query: FundingLinesQuery,
): Promise<FundingLines> {
  const { book, nameOf, scheme } = await bookOf(tx, actor)
  const found = householdLines(ledgerOf(book, windowOf(query)), query.row, book.asOf)
  const shown = found.slice((query.page - 1) * PAGE_SIZE, query.page * PAGE_SIZE)
  const keys = shown.map(({ householdKey }) => householdKey)
  const files = await filesOf(tx, scheme.id, keys)
  await logListed(
    tx,
    [...files.values()].map(({ householdId }) => householdId),
  )
  const rows = shown.map((row): FundingLine => {
    const fileNumber = files.get(row.householdKey)?.fileNumber ?? null
    return toWire(row, { fileNumber, operatorName: nameOf(row.operatorId) })
  })
  return { rows, total: found.length }
}

function toWire(
  row: HouseholdLine,
  named: Pick<FundingLine, 'fileNumber' | 'operatorName'>,
): FundingLine {
  const { from, to, state, spent, running } = row
  return {
    ...{ ...named, from, to, state },
    ...{ spent: sumsToWire(spent), running: sumsToWire(running) },
    ...{ spentCents: centsOf(spent), runningCents: centsOf(running) },
  }
}

function centsOf(sums: readonly Sum[]): number {
  return sums.reduce((total, { cents }) => total + cents, 0)
}
