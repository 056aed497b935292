import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { test } from './journey.ts'
import { choose, searchSomeone } from './referral-walk.ts'
import { WRITE } from './sign-in.ts'

test('un envoi dont la réponse se perd repart, et n’ouvre qu’un dossier', async ({ enter }) => {
  const page = await enter('PRE', { organisation: 'Annecy', expected: /ERR_FAILED/ })
  const before = await unsentFiles(page)
  await searchSomeone(page, { firstName: 'Basile', lastName: 'Corvessin', birthDate: '30/10/1991' })
  await page.getByRole('button', { name: 'Commencer le signalement' }).click()
  await choose(page, 'Par quel moyen', 'De vive voix')

  let received = 0
  await page.route('**/notice', async (route) => {
    received += 1
    if (received > 1) return route.continue()
    // The server has written; its answer never arrives.
    await route.fetch()
    return route.abort()
  })
  await page.getByRole('button', { name: 'Le ménage est informé : ouvrir le dossier' }).click()
  await page.getByText('Hors connexion.').waitFor()
  await page.getByRole('button', { name: 'Réessayer maintenant' }).click()
  await page.getByRole('heading', { level: 1, name: 'Sa situation' }).waitFor()

  expect(received).toBe(2)
  expect(await unsentFiles(page)).toBe(before + 1)
})

test('des mots du ménage notés deux fois de suite ne s’écrivent qu’une fois', async ({ enter }) => {
  const page = await enter('PRE', { organisation: 'Annecy', at: '/menages' })
  await page.getByRole('link', { name: 'Lucienne Passavant' }).click()
  await page.getByRole('heading', { level: 1, name: 'Lucienne Passavant' }).waitFor()
  const household = new URL(page.url())
  await page.goto(`${household.pathname}?volet=adhesion`)
  await page.getByLabel('Hésite').check()
  await page.getByLabel('Ses mots').fill('Je préfère attendre le printemps.')
  const sending = page.waitForRequest('**/adhesions')
  await page.getByRole('button', { name: 'Noter' }).dblclick()
  const sent = await sending
  await page.getByText('Noté, avec la date.').waitFor()

  const again = await page.context().request.post(sent.url(), {
    data: sent.postDataJSON(),
    headers: WRITE,
  })
  expect(again.ok()).toBe(true)
  await page.reload()
  await page.getByText('Je préfère attendre le printemps.').first().waitFor()
  const read = await page
    .context()
    .request.get(`/api${household.pathname.replace('menages', 'households')}`)
  const events = (await read.json()).events as readonly { kind: string; detail: string | null }[]
  expect(events.filter(({ kind }) => kind === 'adhesion')).toHaveLength(2)
})

async function unsentFiles(page: Page): Promise<number> {
  const reply = await page.context().request.get('/api/households?sent=no')
  return ((await reply.json()).rows as readonly unknown[]).length
}
