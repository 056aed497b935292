import { expect } from 'vitest'
import { test } from './journey.ts'
import {
  continueTo,
  fillExchange,
  fillSituation,
  informHousehold,
  searchSomeone,
} from './referral-walk.ts'

const LEAD = { firstName: 'Capucine', lastName: 'Vernelune', birthDate: '12/04/1988' }
const NAME = `${LEAD.firstName} ${LEAD.lastName}`

test('A1, A6, D1, D3, D4 · un signalement est trouvé par le bailleur, par personne d’autre, et le ménage lit qui l’a regardé', async ({
  enter,
}) => {
  const prescriber = await enter('PRE', { organisation: 'ARIES' })
  await searchSomeone(prescriber, LEAD)
  const householdId = await informHousehold(prescriber)
  await fillSituation(prescriber)
  await prescriber.getByRole('button', { name: 'Ajouter un enfant' }).click()
  await prescriber.getByLabel('Prénom').nth(1).fill('Anatole')
  await prescriber.getByLabel('Date de naissance (si connue)').fill('03/09/2019')
  await prescriber.getByText('1 adulte et 1 enfant').waitFor()
  await continueTo(prescriber, 'Comment avancer avec lui')
  await fillExchange(prescriber, 'Je veux une chambre pour mon fils.')
  await prescriber.getByRole('button', { name: 'Envoyer au bailleur' }).click()
  await prescriber.getByRole('heading', { level: 1, name: NAME }).waitFor()

  const officer = await enter('ALL', { at: '/menages' })
  await officer.getByRole('link', { name: NAME }).waitFor()
  await officer.keyboard.press('Control+k')
  await officer.getByRole('dialog').getByLabel('Rechercher').fill('vernelune')
  await officer.getByRole('button', { name: NAME }).click()
  await officer.getByRole('heading', { level: 1, name: NAME }).waitFor()
  expect(await officer.getByText('Je veux une chambre').count()).toBe(0)
  await officer.getByRole('link', { name: 'Donner une réponse' }).click()
  const criteria = officer.getByRole('listitem').filter({ hasText: 'Public du PDALHPD' })
  expect(await criteria.innerText()).toMatch(/oui/i)
  await officer.getByLabel('Oui, il entre dans le dispositif').check()
  await officer.getByLabel('Ce qui va se passer').getByText('Le ménage passe à').waitFor()
  await officer.getByRole('button', { name: 'Enregistrer la réponse' }).click()
  await officer.getByText('Réponse enregistrée.').waitFor()

  const stranger = await enter('PRE', {
    organisation: 'GAIA',
    at: '/menages',
    expected: /status of 404/,
  })
  await stranger.getByRole('listitem').filter({ hasText: 'dossier' }).first().waitFor()
  expect(await stranger.getByText(LEAD.lastName).count()).toBe(0)
  await stranger.keyboard.press('Control+k')
  await stranger.getByRole('dialog').getByLabel('Rechercher').fill('vernelune')
  await stranger.getByText('Rien ne correspond à ces mots.').waitFor()
  await stranger.goto(`/menages/${householdId}`)
  await stranger.getByRole('heading', { level: 1, name: 'Introuvable' }).waitFor()

  await prescriber.getByRole('link', { name: 'Accès' }).click()
  await prescriber.getByRole('button', { name: `Remettre un code pour ${NAME}` }).click()
  await prescriber.getByRole('button', { name: 'Créer le code' }).click()
  const code = await prescriber.locator('.paper-code').innerText()

  const household = await enter(null, { at: '/connexion?pour=menage' })
  await household.getByLabel('Mon code').fill(code)
  await household.getByRole('button', { name: 'Entrer' }).click()
  await household.getByLabel('Choisissez votre numéro secret').fill('830274')
  await household.getByLabel('Encore une fois').fill('830274')
  await household.getByRole('button', { name: 'Garder ce numéro' }).click()
  await household.getByRole('heading', { level: 1, name: 'Bonjour Capucine' }).waitFor()
  await household.getByRole('link', { name: 'Dossier' }).first().click()
  await household.getByText('Je veux une chambre pour mon fils.').waitFor()
  const looked = household.getByRole('region', { name: 'Qui a regardé mon dossier' })
  await looked.getByText('Claire Ventavon, Haute-Savoie HABITAT').waitFor()
  expect(await looked.getByText('Hugo Malavergne').count()).toBe(0)
})
