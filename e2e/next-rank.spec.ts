import { expect } from 'vitest'
import { allocateToday } from './committee-walk.ts'
import { acceptedHousehold, freeDwelling, ownSpace, proposedTo } from './household-walk.ts'
import { test } from './journey.ts'
import { announceOffer, notifyFrom } from './result-walk.ts'

test('I11, J4 · le rang 1 refuse avec ses mots : le rang 2 est servi, lit son offre et dit oui', async ({
  enter,
}) => {
  const pair = {
    prescriber: await enter('PRE', { organisation: 'GAIA' }),
    officer: await enter('ALL'),
  }
  const { prescriber, officer } = pair
  const vacancyId = await freeDwelling(officer, '2 impasse des Hérissons')
  const first = await acceptedHousehold(pair, 'Apolline', 'Chantelouve')
  const second = await acceptedHousehold(pair, 'Marceau', 'Fontvieille')
  const candidacies = [
    await proposedTo(pair, first, vacancyId),
    await proposedTo(pair, second, vacancyId),
  ]
  await allocateToday(officer, vacancyId, candidacies)
  const answers = [first, second].map(({ id }) => `/menages/${id}/reponse`)
  const [firstPage = '', secondPage = ''] = answers

  // The second one waits, and is told so; nobody speaks of the first.
  await announceOffer(pair, { householdId: second.id, candidacyId: candidacies[1] ?? '' })
  await officer.goto(secondPage)
  await officer.getByText('Attribué au rang 2, en attente').waitFor()
  await notifyFrom(officer, 'remise en main propre')
  await officer.getByText('Place en attente').waitFor()
  const waiting = await ownSpace(enter, prescriber, second)
  await waiting.goto('/ma-reponse')
  await waiting.getByRole('link', { name: 'Lire ma lettre' }).waitFor()
  expect(await waiting.getByRole('button', { name: 'Oui, je prends ce logement' }).count()).toBe(0)
  expect(await waiting.getByText('Chantelouve').count()).toBe(0)

  await announceOffer(pair, { householdId: first.id, candidacyId: candidacies[0] ?? '' })
  await officer.goto(firstPage)
  await notifyFrom(officer, 'remise en main propre')
  await prescriber.goto(firstPage)
  await prescriber.getByRole('button', { name: 'Noter la réponse' }).click()
  await prescriber.getByLabel('Non, pas ce logement').check()
  await prescriber.getByLabel('Pourquoi, avec ses mots').fill('Trop loin de l’hôpital de mon père.')
  await prescriber.getByRole('button', { name: 'Enregistrer la réponse' }).click()
  await prescriber.getByText('Le ménage n’est pas radié').waitFor()

  // Its turn has come: another letter, that one an offer.
  await officer.goto(secondPage)
  await officer.getByText('Attribué au rang 2, son tour est venu').waitFor()
  await notifyFrom(officer, 'remise en main propre')
  await officer.getByText('Réponse attendue jusqu’au').waitFor()
  await waiting.reload()
  await waiting.getByRole('button', { name: 'Oui, je prends ce logement' }).click()
  await waiting.getByRole('button', { name: 'Envoyer ma réponse' }).click()
  await waiting.getByText('Vous avez dit oui').waitFor()
  expect(await waiting.getByText('l’hôpital de mon père').count()).toBe(0)
}, 60_000)
