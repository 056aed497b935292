import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { ROLES } from '../src/kernel/roles.ts'
import { expectAccessible, expectNoSideways } from './accessibility.ts'
import { test } from './journey.ts'
import { addressOf, settled, SIGHTS } from './pages.ts'

const DESKTOP = { width: 1440, height: 900 }

/** What the other eyes see: a phone, the narrowest one, and a desktop enlarged to 200 %. */
const NARROW = [
  { name: 'téléphone', width: 390, height: 844 },
  { name: '320 pixels', width: 320, height: 640 },
  { name: 'zoom à 200 %', width: 720, height: 450 },
] as const

const READERS = [
  { who: 'personne de connecté', role: null },
  ...ROLES.map((role) => ({ who: role, role })),
]

test.for(READERS)(
  'A19 · $who : chaque page passe le contrôle, claire ou sombre, large ou étroite',
  async ({ role }, { enter }) => {
    const page = await enter(role, role === null ? { at: '/connexion' } : {})
    await expectKnownPages(page)
    for (const { path, picture } of SIGHTS.filter((sight) => sight.role === role)) {
      await page.goto(await addressOf(path, page.context().request))
      await settled(page)
      expect(await page.getByRole('heading', { level: 1 }).innerText()).not.toBe('Introuvable')
      await expectAccessible(page, 'clair')
      if (picture !== undefined) await expectGoodEverywhere(page)
    }
  },
)

async function expectGoodEverywhere(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page, 'sombre')
  await page.emulateMedia({ colorScheme: 'light' })
  for (const { name, ...size } of NARROW) {
    await page.setViewportSize(size)
    await expectNoSideways(page, name)
  }
  await page.setViewportSize(NARROW[0])
  await expectAccessible(page, 'téléphone')
  await page.setViewportSize(DESKTOP)
}

/** Every entry of the rail is in the table: a page added without its line is a page that nobody checks. */
async function expectKnownPages(page: Page): Promise<void> {
  await settled(page)
  const entries = page.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link')
  const paths = await entries.evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  const known = SIGHTS.map(({ path }) => path)
  expect(paths.filter((path) => !known.includes(path ?? ''))).toEqual([])
}
