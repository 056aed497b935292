// npm run db:types: writes src/platform/db/schema.ts from a freshly migrated database.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'
import { startThrowaway } from '../src/platform/db/embedded-throwaway.ts'
import { migrate } from '../src/platform/db/migrate.ts'

const SCHEMA = 'src/platform/db/schema.ts'

// The generator's own header names the tool, not the command that people type.
const HEADER = '/* Generated from the migrated database by `npm run db:types`; do not edit. */\n\n'

// What the type parsers of platform/db/pool.ts return.
const PARSED_TYPES = { timestamptz: 'string', int8: 'number' }

const server = await startThrowaway()
try {
  await migrate(server.adminUrl)
  const types = HEADER + typesOf(server.adminUrl)
  writeFileSync(SCHEMA, await format(types, { ...(await resolveConfig(SCHEMA)), filepath: SCHEMA }))
} finally {
  await server.stop()
}

function typesOf(url: string): string {
  const generated = execFileSync(
    process.execPath,
    [
      'node_modules/kysely-codegen/dist/cli/bin.js',
      ...['--dialect=postgres', '--camel-case', '--date-parser=string', '--print'],
      ...['--default-schema=app', '--include-pattern=app.*'],
      `--type-mapping=${JSON.stringify(PARSED_TYPES)}`,
      `--url=${url}`,
    ],
    { encoding: 'utf8' },
  )
  return generated.slice(generated.indexOf('import '))
}
