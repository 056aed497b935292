import type { Page } from 'playwright-core'

/** A household that nobody knows yet. */
export type Someone = {
  readonly firstName: string
  readonly lastName: string
  /** As it is typed: 24/11/1990. */
  readonly birthDate: string
}

/** Search first; nobody answers to this name: the referral begins. */
export async function searchSomeone(page: Page, someone: Someone): Promise<void> {
  await page.goto('/signaler')
  await page.getByLabel('Prénom').fill(someone.firstName)
  await page.getByLabel('Nom', { exact: true }).fill(someone.lastName)
  await page.getByLabel('Date de naissance').fill(someone.birthDate)
  await page.getByRole('button', { name: 'Chercher', exact: true }).click()
}

/** A4: the household is told before anything is written; gives the id of its file. */
export async function informHousehold(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Commencer le signalement' }).click()
  await page.getByRole('heading', { level: 1, name: 'Informer le ménage' }).waitFor()
  await choose(page, 'Par quel moyen', 'De vive voix')
  await page.getByRole('button', { name: 'Le ménage est informé : ouvrir le dossier' }).click()
  await page.getByRole('heading', { level: 1, name: 'Sa situation' }).waitFor()
  return new URL(page.url()).pathname.split('/')[2] ?? ''
}

export async function fillSituation(page: Page): Promise<void> {
  await choose(page, 'Aujourd’hui', 'Hébergement d’urgence')
  await page.getByLabel('Prêt à aller dans un logement à partir du').fill(frenchDay(new Date()))
  await page.getByLabel('Public du plan départemental (PDALHPD)').check()
  await continueTo(page, 'Qui compose le ménage')
}

export async function fillExchange(page: Page, words: string): Promise<void> {
  await page.getByLabel('Lit avec de l’aide').check()
  await page.getByLabel('Pas de démarches en ligne').check()
  await page.getByLabel('D’accord', { exact: true }).check()
  await page.getByLabel('Ses mots (facultatif)').fill(words)
  await page.getByLabel('Le numéro est à créer').check()
  await continueTo(page, 'Vérifier et envoyer')
}

export async function continueTo(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Enregistrer et continuer' }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

/** Takes an answer in a list that opens. */
export async function choose(page: Page, label: string, answer: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click()
  await page.getByRole('option', { name: answer, exact: true }).click()
}

/** As a French reader types it: 24/11/2026. */
export function frenchDay(day: Date): string {
  return day.toLocaleDateString('fr-FR', { timeZone: 'Europe/Paris' })
}
