import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { PreparingClient } from './prepared.ts'
import type { DB } from './schema.ts'

// Days stay `YYYY-MM-DD`; instants become ISO strings; counts become numbers.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (value) => new Date(value).toISOString())

export type Database = Kysely<DB>

/** The rightless pool of the application: without the door, every query on it is refused. `onQuery` hears each statement. */
export function openPool(appUrl: string, max = 16, onQuery?: (sql: string) => void): Database {
  const pool = new pg.Pool({
    connectionString: appUrl,
    max,
    Client: PreparingClient,
    options:
      '-c search_path=app -c statement_timeout=15000 -c idle_in_transaction_session_timeout=20000',
  })
  // An idle connection that dies is replaced; without a listener it would end the process.
  pool.on('error', () => undefined)
  return new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin()],
    ...(onQuery ? { log: (event) => onQuery(event.query.sql) } : {}),
  })
}
