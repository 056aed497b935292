import type { TestProject } from 'vitest/node'
import { StartError } from '../src/platform/config/start-error.ts'
import { startBrowser } from '../tools/browser.ts'
import { startApplication } from './application.ts'

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- merged into Vitest’s own
  interface ProvidedContext {
    /** Address of the application, in demonstration mode, on a database of its own. */
    appUrl: string
    /** Data folder of that application: its mail sink and its files are in it. */
    appData: string
    /** Where `chromium.connect` finds the browser that all journeys share. */
    browserUrl: string
  }
}

/** One application and one browser for all journeys. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const browser = await startBrowser().catch(explain)
  const application = await startApplication({ PERENNE_DEMO: 'oui' })
  project.provide('browserUrl', browser.wsEndpoint())
  project.provide('appUrl', application.url)
  project.provide('appData', application.dataDir)
  return async () => {
    await browser.close()
    await application.stop()
  }
}

// A machine without a browser is no bug: one sentence rather than a stack.
function explain(error: unknown): never {
  if (!(error instanceof StartError)) throw error
  console.error(`Les parcours ne peuvent pas être joués : ${error.message}`)
  process.exit(1)
}
