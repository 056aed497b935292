import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'

const FOLDER = fileURLToPath(new URL('../../../db/reference/', import.meta.url))

export type Row = Readonly<Record<string, string>>

/** A file of db/reference, by its columns. */
export async function readReference(name: string): Promise<Row[]> {
  return parse(await readReferenceText(name), { columns: true, skip_empty_lines: true })
}

export function readReferenceText(name: string): Promise<string> {
  return readFile(FOLDER + name, 'utf8')
}
