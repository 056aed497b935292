import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { format, resolveConfig } from 'prettier'
import { startThrowaway } from '#platform/db/embedded-throwaway.ts'
import { migrate } from '#platform/db/migrate.ts'

/** Migrates a throw-away database and writes the table types from what is really there. */
const OUT = fileURLToPath(new URL('../src/platform/db/schema.ts', import.meta.url))
const CODEGEN = fileURLToPath(
  new URL('../node_modules/kysely-codegen/dist/cli/bin.js', import.meta.url),
)

const server = await startThrowaway()
try {
  const admin = new pg.Client({ connectionString: server.adminUrl })
  await admin.connect()
  await admin.query('CREATE DATABASE perenne_types')
  await admin.end()
  const url = new URL(server.adminUrl)
  url.pathname = '/perenne_types'
  await migrate(url.href)
  execFileSync(process.execPath, [
    CODEGEN,
    '--dialect=postgres',
    `--url=${url.href}`,
    `--out-file=${OUT}`,
    '--camel-case',
    '--default-schema=app',
    '--include-pattern=app.*',
    '--date-parser=string',
    // The pool parses instants to ISO strings and bigint to number: see pool.ts.
    '--type-mapping={"timestamptz":"string","int8":"number"}',
    '--log-level=error',
  ])
} finally {
  await server.stop()
}
const generated = readFileSync(OUT, 'utf8').replace(/^\/\*\*[\s\S]*?\*\/\n/, '')
const options = await resolveConfig(OUT)
writeFileSync(
  OUT,
  await format(
    `/* Generated from the migrated database by \`npm run db:types\`; do not edit. */\n${generated}`,
    { ...options, parser: 'typescript' },
  ),
)
