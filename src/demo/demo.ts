import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import type { AdminClient } from '#platform/db/prepare.ts'
import type { TextCipher } from '#platform/protected-text/cipher.ts'

const FOLDER = fileURLToPath(new URL('../../db/demo/', import.meta.url))

export type Row = Readonly<Record<string, string>>
export type Account = {
  readonly id: string
  readonly role: string
  readonly organisationId: string
}
export type Demo = {
  readonly client: AdminClient
  readonly cipher: TextCipher
  readonly schemeId: string
  readonly organisations: ReadonlyMap<string, string>
  readonly accounts: readonly Account[]
}

/** A file of invented facts, by its columns. */
export async function rows(name: string): Promise<Row[]> {
  return parse(await readFile(FOLDER + name, 'utf8'), { columns: true, skip_empty_lines: true })
}
