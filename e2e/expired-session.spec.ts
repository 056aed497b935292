import { expect } from 'vitest'
import { type Enter, test } from './journey.ts'
import {
  continueTo,
  fillSituation,
  frenchDay,
  informHousehold,
  searchSomeone,
} from './referral-walk.ts'
import { WRITE } from './sign-in.ts'

const PRESCRIBER = { organisation: 'Foyer du Léman' }
const NAME = 'Idris Portelune'

test('une session fermée au milieu d’un écran se rouvre par-dessus, et l’envoi repart avec ce qui était tapé', async ({
  enter,
}) => {
  const page = await enter('PRE', { ...PRESCRIBER, expected: /status of 401/ })
  await searchSomeone(page, { firstName: 'Ondine', lastName: 'Brumelac', birthDate: '17/06/1993' })
  const householdId = await informHousehold(page)
  await fillSituation(page)
  await continueTo(page, 'Comment avancer avec lui')
  await page.getByLabel('Lit sans aide').check()
  await page.getByLabel('Pas de démarches en ligne').check()
  await page.getByLabel('Hésite').check()
  await page.getByLabel('Ses mots (facultatif)').fill('Pas trop loin de ma sœur.')
  await page.getByLabel('Le numéro est à créer').check()

  await closeSessionsOf(enter)
  await page.getByRole('button', { name: 'Enregistrer et continuer' }).click()
  const dialog = page.getByRole('dialog', { name: 'Votre session est terminée' })
  await dialog.getByRole('button', { name: NAME }).click()

  await page.getByRole('heading', { level: 1, name: 'Vérifier et envoyer' }).waitFor()
  await page.getByText('Pas trop loin de ma sœur.').waitFor()
  const saved = await page.context().request.get(`/api/households/${householdId}/referral`)
  expect((await saved.json()).adhesion.words).toBe('Pas trop loin de ma sœur.')
})

test('fermer la page après la fin de la session ne perd rien non plus', async ({ enter }) => {
  const page = await enter('PRE', { ...PRESCRIBER, expected: /status of 401/ })
  await searchSomeone(page, { firstName: 'Maxence', lastName: 'Givreval', birthDate: '02/11/1970' })
  await informHousehold(page)
  await page.getByLabel('Prêt à aller dans un logement').fill(frenchDay(new Date()))
  await page.getByLabel('Urgent', { exact: true }).check()
  await page.getByLabel('Pourquoi est-ce urgent ?').fill('Fin d’hébergement vendredi.')

  await closeSessionsOf(enter)
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Se connecter' }).waitFor()
  await page.getByRole('button', { name: NAME }).click()
  await page.getByRole('heading', { level: 1, name: 'Sa situation' }).waitFor()
  expect(await page.getByLabel('Pourquoi est-ce urgent ?').inputValue()).toBe(
    'Fin d’hébergement vendredi.',
  )
})

/** The same person, from another machine, closes every other connection. */
async function closeSessionsOf(enter: Enter): Promise<void> {
  const elsewhere = await enter('PRE', PRESCRIBER)
  const closing = await elsewhere
    .context()
    .request.delete('/api/account/sessions', { headers: WRITE })
  expect(closing.ok()).toBe(true)
}
