import { expect } from 'vitest'
import { expectAccessible } from './accessibility.ts'
import { test } from './journey.ts'

test('l’administration d’une démonstration avance la date, après en avoir lu l’effet', async ({
  enter,
}) => {
  const page = await enter('ADM')
  const band = page.getByRole('complementary', { name: 'Démonstration' })
  const before = await band.getByText(/\d{4}/).innerText()
  await band.getByRole('link', { name: 'Avancer la date' }).click()
  await page.getByRole('heading', { level: 1, name: 'Date de la démonstration' }).waitFor()

  await page.getByLabel('Nouvelle date').fill('01/01/2020')
  await page.getByRole('button', { name: 'Avancer la date' }).click()
  await page.getByText('La date d’une démonstration avance.').waitFor()

  await page.getByRole('button', { name: 'Demain' }).click()
  await page.getByText(/(jour ouvré passe|jours ouvrés passent)\./).waitFor()
  await expectAccessible(page, 'aperçu du changement de date')
  await page.getByRole('button', { name: 'Avancer la date' }).click()
  await page.getByText('Nous sommes maintenant').waitFor()
  expect(await band.getByText(/\d{4}/).innerText()).not.toBe(before)
})

test('personne d’autre que l’administration ne trouve la page de la date', async ({ enter }) => {
  const page = await enter('PRG', { at: '/demonstration' })
  await page.getByRole('heading', { level: 1, name: 'Introuvable' }).waitFor()
  expect(await page.getByRole('link', { name: 'Avancer la date' }).count()).toBe(0)
})
