import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { readBy } from './act.ts'
import { test } from './journey.ts'

const LEAD = 'Léonie Hautefage'
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true }

test('K1, K5, L3, L6, M2 · du logement accepté à la première visite : bail, clés, plan à trois, compte rendu d’un téléphone sans réseau', async ({
  enter,
}) => {
  const referent = await enter('REF', { at: '/menages' })
  const path = await openHousehold(referent)

  // Keys before a lease: there is no button, and the server says no.
  await referent.goto(`${path}/bail`)
  expect(await referent.getByRole('button', { name: 'Remettre les clés' }).count()).toBe(0)
  await referent.getByRole('button', { name: 'Préparer le bail' }).click()
  await referent.getByLabel('Bail glissant').check()
  await referent.getByRole('button', { name: 'Enregistrer la préparation' }).click()
  await referent.getByText('Cette réponse est nécessaire').first().waitFor()
  await referent.getByLabel('Bail au nom du ménage').check()
  await referent.getByRole('button', { name: 'Enregistrer la préparation' }).click()
  await referent.getByRole('button', { name: 'Le bail est signé' }).click()
  await referent.getByRole('button', { name: 'Enregistrer la signature' }).click()
  await referent.getByText('clés à remettre').waitFor()
  await referent.getByRole('button', { name: 'Remettre les clés' }).click()
  await referent.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click()
  await referent.getByText('clés remises le').waitFor()
  await referent.getByRole('button', { name: 'Constater : Relevé des compteurs' }).click()
  await referent.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click()
  await referent.getByRole('button', { name: 'Revoir : Relevé des compteurs' }).waitFor()

  await signPlan(await enter('PRE', { organisation: 'GAIA', expected: /422/u }), referent, path)
  await tellOffline(
    await enter('REF', { browser: PHONE, expected: /ERR_INTERNET|Failed to/u }),
    path,
  )
}, 90_000)

async function openHousehold(page: Page): Promise<string> {
  await page.getByRole('link', { name: LEAD }).click()
  await page.getByRole('heading', { level: 1, name: LEAD }).waitFor()
  return new URL(page.url()).pathname
}

/** The household's goal first, under its dictation; then the plan, and three signatures. */
async function signPlan(worker: Page, referent: Page, path: string): Promise<void> {
  await worker.goto(`${path}/plan`)
  await worker.getByRole('button', { name: 'Écrire le plan' }).click()
  for (const label of [
    'Ce que le ménage attend',
    'Ce que son accompagnant attend',
    'Ce que le référent attend',
    'Les étapes',
    'Autour du ménage',
  ])
    await worker.getByLabel(label).fill('Qu’on se prévienne.')
  await worker.getByRole('button', { name: 'Enregistrer le plan' }).click()
  await worker.getByRole('button', { name: 'Signer : le ménage' }).click()
  await signAs(worker, LEAD)
  await worker.getByText('Le ménage n’a pas encore dit ce qu’il veut').waitFor()
  await worker.getByRole('button', { name: 'Annuler' }).click()
  await worker.getByRole('button', { name: 'Écrire ce que le ménage veut' }).click()
  await worker.getByLabel('Quoi').fill('Inviter ma sœur à dîner.')
  await worker.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click()
  await worker.getByText('« Inviter ma sœur à dîner. »').waitFor()
  await worker.getByRole('button', { name: 'Signer : le ménage' }).click()
  await signAs(worker, LEAD)
  await worker.getByText(`Le ménage : ${LEAD}`).waitFor()
  await worker.getByRole('button', { name: 'Signer : son accompagnant' }).click()
  await signAs(worker, 'Hugo Malavergne')
  await worker.getByText('Son accompagnant : Hugo Malavergne').waitFor()

  await referent.goto(`${path}/plan`)
  await referent.getByText('« Inviter ma sœur à dîner. »').waitFor()
  expect(await referent.getByRole('button', { name: /Revoir : Inviter/u }).count()).toBe(0)
  await referent.getByRole('button', { name: 'Signer : le bailleur' }).click()
  await signAs(referent, 'Bruno Chastellain')
  await referent.getByRole('link', { name: 'Plan signé' }).waitFor()
}

async function signAs(page: Page, name: string): Promise<void> {
  await page.getByLabel('Prénom et nom de qui signe').fill(name)
  await page.getByRole('button', { name: 'Enregistrer la signature' }).click()
}

/** Words that name a cause are stopped; the report waits for the network and arrives once. */
async function tellOffline(phone: Page, path: string): Promise<void> {
  await phone.goto(`${path}/visite`)
  await phone.getByLabel('Le logement').fill('Il était ivre, les cartons sont défaits.')
  await phone.getByRole('heading', { name: 'Écrivez des faits, pas des causes' }).waitFor()
  expect(await phone.getByRole('button', { name: 'Enregistrer la visite' }).isDisabled()).toBe(true)
  await phone.getByLabel('Le logement').fill('Les cartons sont défaits.')
  await phone.getByLabel('Comment ça va, dit par le ménage').fill('On respire.')
  await phone.context().setOffline(true)
  await phone.getByRole('button', { name: 'Enregistrer la visite' }).click()
  await phone.getByText('Pas de réseau').waitFor()
  await phone.context().setOffline(false)
  await phone.getByRole('heading', { name: 'Visites' }).waitFor()
  const { visits } = await readBy<{ visits: readonly { said: string }[] }>(
    phone,
    `/api${path.replace('menages', 'households')}/visits`,
  )
  expect(visits.map(({ said }) => said)).toEqual(['On respire.'])
}
