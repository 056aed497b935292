/** Rows to write, by table, as JSON objects whose keys are columns. */
export type Rows = {
  readonly tables: Map<string, Record<string, unknown>[]>
  /** Named once persons exist. */
  readonly leads: { id: string; lead_person_id: string }[]
}

export function noRows(): Rows {
  return { tables: new Map(), leads: [] }
}

export function add(rows: Rows, table: string, row: Record<string, unknown>): void {
  const known = rows.tables.get(table)
  if (known) known.push(row)
  else rows.tables.set(table, [row])
}
