/** Rows to write, by table, as JSON objects whose keys are columns. */
export type Rows = {
  readonly tables: Map<string, Record<string, unknown>[]>
  /** Named once persons exist. */
  readonly leads: { id: string; lead_person_id: string }[]
  /** Needs that both sides confirmed, once they are written. */
  readonly agreements: Agreement[]
}

export type Agreement = {
  readonly household_id: string
  readonly exchange_id: string
  readonly agreed_on: string
  readonly prescriber_id: string
  readonly prescriber_organisation_id: string
  readonly officer_id: string
  readonly officer_organisation_id: string
}

export function noRows(): Rows {
  return { tables: new Map(), leads: [], agreements: [] }
}

export function add(rows: Rows, table: string, row: Record<string, unknown>): void {
  const known = rows.tables.get(table)
  if (known) known.push(row)
  else rows.tables.set(table, [row])
}
