import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectAccessible, expectNoSideways } from './accessibility.ts'
import { test } from './journey.ts'
import { fillReleaseDates, frenchDay, programmeToday } from './release-walk.ts'

const PLACE = 'T2, 48,5 m², Cran-Gevrier'

test('G13 · une commune propose de son siège un logement de son contingent, et le bailleur le reçoit', async ({
  enter,
}) => {
  const commune = await enter('RES', {
    organisation: 'Annecy',
    at: '/logements',
    expected: /status of 422/,
  })
  const today = await programmeToday(commune)
  await commune.getByRole('link', { name: 'Proposer un logement de notre contingent' }).click()
  await commune.getByLabel('Référence, adresse, résidence ou commune').fill('noisetiers')
  // Neither the landlord's dwellings nor those of another commune are offered.
  await commune.getByRole('link', { name: `Choisir ${PLACE}, HSH-10413` }).waitFor()
  expect(await commune.getByText('HSH-20415').count()).toBe(0)
  await expectAccessible(commune, 'recherche d’un logement du contingent')
  await commune.getByRole('link', { name: `Choisir ${PLACE}, HSH-10413` }).click()

  await fillReleaseDates(commune, { notice: -20, leaves: -30, available: 12, today })
  await commune.getByRole('button', { name: 'Proposer au bailleur' }).click()
  await commune.getByText('Le départ vient avant le congé.').waitFor()
  await commune.getByLabel('Dernier jour du locataire').fill(frenchDay(today, 8))
  await commune.getByRole('button', { name: 'Proposer au bailleur' }).click()

  await commune.getByRole('heading', { level: 1, name: PLACE }).waitFor()
  await commune.getByText('accord donné').first().waitFor()
  await expectAccessible(commune, 'libération proposée, vue par la commune')
  const address = new URL(commune.url()).pathname

  const officer = await enter('ALL', { at: '/logements' })
  await officer.getByRole('link', { name: PLACE }).click()
  await officer.getByText('il reste à proposer').waitFor()
  await officer.getByText('Proposé par').waitFor()
  await expectAccessible(officer, 'libération proposée, vue par le bailleur')

  await nobodyElse(await enter('PRE', { at: address, expected: /status of 404/ }))
})

async function nobodyElse(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'Introuvable' }).waitFor()
  await page.goto('/logements')
  await page.getByRole('heading', { level: 1, name: 'Introuvable' }).waitFor()
}

test('les logements se lisent sur un téléphone et dans une fenêtre de 320 pixels', async ({
  enter,
}) => {
  const page = await enter('ALL', {
    at: '/logements',
    browser: { viewport: { width: 320, height: 700 } },
  })
  await page.getByRole('link', { name: /m², / }).first().waitFor()
  await expectNoSideways(page, 'liste des libérations')
  await page.getByRole('link', { name: /m², / }).first().click()
  await page.getByRole('heading', { level: 2, name: 'Coût de la vacance' }).waitFor()
  await expectNoSideways(page, 'page d’une libération')
  await page.goto('/logements/parc')
  await page.getByRole('link', { name: /m², / }).first().waitFor()
  await expectNoSideways(page, 'parc')
  await expectAccessible(page, 'parc sur un téléphone')
})
