import { expect } from 'vitest'
import { expectAccessible } from './accessibility.ts'
import { moveDateTo } from './clock-walk.ts'
import { acceptedHousehold, ownSpace } from './household-walk.ts'
import { test } from './journey.ts'
import { choose } from './referral-walk.ts'
import { frenchDay, programmeToday } from './release-walk.ts'

const NAME = 'Théodora Malvaux'

test('D10, D13 · une voie d’urgence s’ouvre avec son motif et son terme, s’arrête d’elle-même et demande une suite', async ({
  enter,
}) => {
  const pair = {
    prescriber: await enter('PRE', { organisation: 'ARIES' }),
    officer: await enter('ALL', { expected: /status of 422/ }),
  }
  const { prescriber, officer } = pair
  const household = await acceptedHousehold(pair, 'Théodora', 'Malvaux')
  const today = await programmeToday(officer)
  const file = `/menages/${household.id}`

  await officer.goto(`${file}/signalement`)
  const card = officer.getByRole('region', { name: 'Voie d’urgence' })
  await card.getByRole('link', { name: 'Ouvrir' }).click()
  const drawer = officer.getByRole('dialog')
  await drawer.getByRole('button', { name: 'Enregistrer' }).click()
  await drawer.getByText('Cette réponse est nécessaire.').first().waitFor()
  await expectAccessible(officer, 'voie d’urgence sans motif')
  await drawer.getByLabel('Pourquoi en urgence').fill('Son hébergement ferme cette semaine.')
  // Longer than the scheme allows: refused where it is typed, and the words stay.
  await drawer.getByLabel('Jusqu’au').fill(frenchDay(today, 400))
  await drawer.getByRole('button', { name: 'Enregistrer' }).click()
  await drawer.getByRole('alert').first().waitFor()
  expect(await drawer.getByLabel('Pourquoi en urgence').inputValue()).toContain('ferme')
  await drawer.getByLabel('Jusqu’au').fill(frenchDay(today, 0))
  await drawer.getByRole('button', { name: 'Enregistrer' }).click()
  await card.getByText('Son hébergement ferme cette semaine.').waitFor()

  // Its worker sees it ahead of her list; the person herself reads nothing of it.
  await prescriber.goto(file)
  await prescriber.getByText('urgence jusqu’au').first().waitFor()
  const member = await ownSpace(enter, prescriber, household)
  await member.goto('/mon-dossier')
  await member.getByRole('region', { name: 'Qui a regardé mon dossier' }).waitFor()
  expect(await member.getByText(/urgence|ferme cette semaine/u).count()).toBe(0)

  // D13: what her worker assesses with her meanwhile, that the landlord never reads.
  await prescriber.goto(`${file}/diagnostic`)
  await prescriber.getByRole('link', { name: 'Commencer un diagnostic' }).click()
  await prescriber.getByLabel('Situation sociale').fill('Seule, son frère vit à Cluses.')
  await prescriber.getByRole('button', { name: 'Enregistrer' }).click()
  await prescriber.getByText('Pour le terminer, il manque : budget, logement').waitFor()
  await prescriber.getByRole('link', { name: 'Continuer' }).click()
  await prescriber.getByLabel('Budget', { exact: true }).fill('Une petite retraite, pas de dette.')
  await prescriber.getByLabel('Logement', { exact: true }).fill('Un loyer tenu onze ans.')
  await choose(prescriber, 'Logement, de', 'T2')
  await choose(prescriber, 'Intensité de l’accompagnement', 'Régulière : tous les quinze jours')
  await prescriber.getByLabel('Plan d’accompagnement').fill('Une visite tous les quinze jours.')
  await prescriber.getByRole('button', { name: 'Enregistrer' }).click()
  await prescriber.getByRole('button', { name: 'Terminer le diagnostic' }).click()
  await prescriber.getByText('Diagnostic terminé.').waitFor()
  await officer.goto(`${file}/diagnostic`)
  await officer.getByRole('heading', { name: 'Introuvable' }).waitFor()
  expect(await officer.getByText('son frère vit à Cluses').count()).toBe(0)

  // At its term it stops, and whoever decides is asked what follows.
  const administrator = await enter('ADM')
  await moveDateTo(administrator, frenchDay(today, 1))
  await officer.goto('/aujourdhui')
  await officer.getByRole('link', { name: `Décider : ${NAME}` }).click()
  await officer.getByText('urgence arrêtée le').waitFor()
  await officer.goto(`${file}/signalement?volet=urgence`)
  await drawer.getByLabel('Terminer').check()
  await drawer.getByLabel('Motif').fill('Une place d’hébergement est trouvée.')
  await drawer.getByRole('button', { name: 'Enregistrer' }).click()
  await card.getByText('Une place d’hébergement est trouvée.').waitFor()
  await officer.getByText('urgence arrêtée le').waitFor({ state: 'detached' })
}, 60_000)
