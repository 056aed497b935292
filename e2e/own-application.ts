import { startApplication } from '../test/application.ts'
import { test as sharedTest } from './journey.ts'

/** For journeys that let weeks pass: the date never goes back, and other journeys would live at theirs. */
export const test = sharedTest.extend(
  'appUrl',
  { scope: 'file' },
  async ({}, { onCleanup }): Promise<string> => {
    const application = await startApplication({ PERENNE_DEMO: 'oui' })
    onCleanup(() => application.stop())
    return application.url
  },
)
