import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { expect, inject, test as plainTest } from 'vitest'
import type { Role } from '../src/kernel/roles.ts'
import { signInAs } from './sign-in.ts'

export type Visit = {
  /** First address; the home page of the role when absent. */
  readonly at?: string
  /** Among the people who hold the role. */
  readonly organisation?: string
  /** Errors of the console that this journey provokes on purpose; any other one fails it. */
  readonly expected?: RegExp
  /** Size, colours and so on of this visitor’s browser. */
  readonly browser?: BrowserContextOptions
}

/** Opens a browser of its own for a demonstration account, or for nobody, and waits for its page. */
export type Enter = (role: Role | null, visit?: Visit) => Promise<Page>

const DESKTOP: BrowserContextOptions = {
  viewport: { width: 1440, height: 900 },
  locale: 'fr-FR',
  timezoneId: 'Europe/Paris',
  colorScheme: 'light',
  // What moves is at its end at once: colours are measured on still pages.
  reducedMotion: 'reduce',
}

/** Long enough for two busy cores, short enough to tell which step waits for something that never comes. */
const PATIENCE_MS = 15_000

/** A journey: real pages in a real browser, on the application that all journeys share. */
export const test = plainTest
  .extend('browser', { scope: 'file' }, async ({}, { onCleanup }): Promise<Browser> => {
    const browser = await chromium.connect(inject('browserUrl'))
    onCleanup(() => browser.close())
    return browser
  })
  /** One application for all journeys; those that move the date far take one of their own (`own-application.ts`). */
  .extend('appUrl', { scope: 'file' }, (): string => inject('appUrl'))
  .extend('enter', ({ browser, appUrl, task }, { onCleanup }): Enter => {
    const pages: Page[] = []
    const problems: string[] = []
    onCleanup(async () => {
      if (task.result?.state === 'fail') await keepPictures(pages, task.id)
      await Promise.all(pages.map((page) => page.context().close()))
      expect(problems, 'erreurs de la console').toEqual([])
    })
    return async (role, visit = {}) => {
      const context = await browser.newContext({
        ...DESKTOP,
        ...visit.browser,
        baseURL: appUrl,
      })
      context.setDefaultTimeout(PATIENCE_MS)
      if (role !== null) await signInAs(context.request, role, visit)
      const page = await context.newPage()
      pages.push(page)
      listen(page, visit.expected, problems)
      await page.goto(visit.at ?? '/')
      await page.getByRole('heading', { level: 1 }).waitFor()
      return page
    }
  })

function listen(page: Page, expected: RegExp | undefined, problems: string[]): void {
  const report = (words: string) => {
    if (!expected?.test(words)) problems.push(words)
  }
  page.on('pageerror', ({ message }) => report(message))
  page.on('console', (line) => {
    if (line.type() === 'error') report(`${line.text()} (${line.location().url})`)
  })
}

/** What each visitor had on screen when a journey failed, in test-output/. */
async function keepPictures(pages: readonly Page[], taskId: string): Promise<void> {
  for (const [index, page] of pages.entries()) {
    await page.screenshot({ path: `test-output/${taskId}-${index + 1}.png`, fullPage: true })
  }
}
