import type { TestProject } from 'vitest/node'
import { startThrowaway } from '../src/platform/db/embedded-throwaway.ts'

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- merged into Vitest’s own
  interface ProvidedContext {
    /** Superuser of the PostgreSQL that the tests may fill with databases. */
    adminUrl: string
  }
}

/** One throw-away PostgreSQL for the whole run, or the one that TEST_DATABASE_URL points to. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env['TEST_DATABASE_URL']
  if (given) {
    project.provide('adminUrl', given)
    return undefined
  }
  const server = await startThrowaway()
  project.provide('adminUrl', server.adminUrl)
  return () => server.stop()
}
