import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { test } from './journey.ts'

test('un mot de passe faux et une adresse inconnue reçoivent la même réponse', async ({
  enter,
}) => {
  const page = await enter(null, { at: '/connexion', expected: /status of 422/ })
  const answers = [
    await answerTo(page, 'claire.ventavon@habitat.example', 'un mot de passe faux'),
    await answerTo(page, 'personne.inconnue@nulle-part.example', 'un autre mot de passe'),
  ]
  expect(answers[0]).toContain('Ces identifiants ne correspondent pas.')
  expect(answers[1]).toBe(answers[0])
})

test('un code de ménage inconnu est refusé sans dire pourquoi', async ({ enter }) => {
  const page = await enter(null, { at: '/connexion?pour=menage', expected: /status of 422/ })
  await page.getByLabel('Mon code').fill('AAAA-BBBB-CCCC')
  await page.getByLabel('Mon numéro secret').fill('482913')
  await page.getByRole('button', { name: 'Entrer' }).click()
  const alert = page.getByRole('alert')
  await alert.getByText('La connexion n’a pas abouti.').waitFor()
  expect(await alert.innerText()).toContain('Ces identifiants ne correspondent pas.')
})

test('A17 · la démonstration se dit sur chaque page, et un clic y change de rôle', async ({
  enter,
}) => {
  const page = await enter(null, { at: '/connexion' })
  const band = page.getByRole('complementary', { name: 'Démonstration' })
  await band.getByText('Démonstration, personnes inventées').waitFor()
  await page.getByRole('button', { name: /Claire Ventavon/ }).click()
  await band.getByText('Démonstration, personnes inventées').waitFor()
  await band.getByRole('button', { name: 'Changer de rôle' }).click()
  await page.getByRole('menuitem', { name: /Francis Hautecime/ }).click()
  await page.getByRole('button', { name: /Francis Hautecime/ }).waitFor()
})

test('la page demandée avant de se connecter s’ouvre après', async ({ enter }) => {
  const page = await enter(null, { at: '/menages?urgence=urgent' })
  await page.getByRole('button', { name: /Claire Ventavon/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Ménages' }).waitFor()
  expect(new URL(page.url()).search).toBe('?urgence=urgent')
})

async function answerTo(page: Page, email: string, password: string): Promise<string> {
  await page.getByLabel('Adresse électronique').fill(email)
  await page.getByLabel('Mot de passe', { exact: true }).fill(password)
  const reply = page.waitForResponse('**/api/sign-in')
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
  expect((await reply).status()).toBe(422)
  const alert = page.getByRole('alert')
  await alert.waitFor()
  return alert.innerText()
}
