import type pg from 'pg'
import { rows } from '../src/demo/demo.ts'
import { seedScheme } from '../src/demo/seed-scheme.ts'
import * as people from './people.ts'

/** The programme of 2014 as the demonstration opens it, in a test database: its organisations by key, its scheme. */
export async function programmeOf2014(oracle: pg.Client): Promise<{
  readonly schemeId: string
  readonly organisations: ReadonlyMap<string, string>
}> {
  const organisations = new Map<string, string>()
  for (const { key = '', kind = '', name = '' } of await rows('organisations.csv')) {
    organisations.set(key, (await people.organisation(oracle, kind, name)).id)
  }
  return { schemeId: await seedScheme(oracle, organisations, 9), organisations }
}
