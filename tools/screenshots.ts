import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type BrowserContextOptions } from 'playwright-core'
import { addressOf, settled, SIGHTS, type Sight } from '../e2e/pages.ts'
import { signInAs } from '../e2e/sign-in.ts'
import { startApplication } from '../test/application.ts'
import { startBrowser } from './browser.ts'

/** `npm run screenshots`: the main pages, in light, in dark and on a telephone, for whoever wants to look. */
const FOLDER = fileURLToPath(new URL('../screenshots/', import.meta.url))
const PAGES = fileURLToPath(new URL('../dist/web/index.html', import.meta.url))

const LOOKS: Readonly<Record<string, BrowserContextOptions>> = {
  clair: { viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
  sombre: { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' },
  telephone: { viewport: { width: 390, height: 844 }, colorScheme: 'light', isMobile: true },
}

if (!existsSync(PAGES)) {
  console.error('Les pages ne sont pas construites : lancez d’abord « npm run build ».')
  process.exit(1)
}
rmSync(FOLDER, { recursive: true, force: true })
mkdirSync(FOLDER, { recursive: true })
const application = await startApplication({ PERENNE_DEMO: 'oui' })
const server = await startBrowser()
const browser = await chromium.connect(server.wsEndpoint())
try {
  for (const sight of SIGHTS) {
    if (sight.picture !== undefined) await picture(browser, sight, sight.picture)
  }
} finally {
  await browser.close()
  await server.close()
  await application.stop()
}

async function picture(from: Browser, sight: Sight, name: string): Promise<void> {
  for (const [look, options] of Object.entries(LOOKS)) {
    const context = await from.newContext({
      ...options,
      baseURL: application.url,
      locale: 'fr-FR',
      timezoneId: 'Europe/Paris',
      reducedMotion: 'reduce',
    })
    if (sight.role !== null) await signInAs(context.request, sight.role, {})
    const page = await context.newPage()
    await page.goto(await addressOf(sight.path, context.request))
    await settled(page)
    const file = `${name}-${look}.png`
    await page.screenshot({ path: join(FOLDER, file), fullPage: true })
    console.log(`screenshots/${file}  ${sight.role ?? 'sans compte'}  ${sight.path}`)
    await context.close()
  }
}
