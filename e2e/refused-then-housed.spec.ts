import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectAccessible } from './accessibility.ts'
import { allocateToday, sitToday } from './committee-walk.ts'
import {
  acceptedHousehold,
  agreeOnNeeds,
  confirmNeeds,
  freeDwelling,
  ownSpace,
  proposedTo,
} from './household-walk.ts'
import { test } from './journey.ts'
import { choose } from './referral-walk.ts'
import { announceOffer, notifyFrom } from './result-walk.ts'

const HEAVY =
  'Nonobstant la recevabilité administrative de la candidature susmentionnée, la commission d’attribution considérera ultérieurement les caractéristiques typologiques conditionnelles. '
    .repeat(5)
    .trim()
const ADAPTED = 'Le loyer est trop haut pour vous aujourd’hui. Nous cherchons un loyer plus bas.'

test('I8, J1, J4, J5 · un non expliqué en mots simples rouvre les besoins, et un second logement est accepté', async ({
  enter,
}) => {
  const pair = {
    prescriber: await enter('PRE', { organisation: 'Les Bartavelles', expected: /status of 422/ }),
    officer: await enter('ALL', { expected: /status of 422/ }),
  }
  const { prescriber, officer } = pair
  const household = await acceptedHousehold(pair, 'Rosalind', 'Grandvallon')
  await agreeOnNeeds(pair, household)
  const vacancyId = await freeDwelling(officer, '6 chemin du Vieux-Lavoir')
  const candidacyId = await proposedTo(pair, household, vacancyId)
  const member = await ownSpace(enter, prescriber, household)
  const [file, answer] = [`/menages/${household.id}`, `/menages/${household.id}/reponse`]

  const session = await sitToday(officer, vacancyId, [candidacyId])
  await officer.goto(`/attributions/commissions/${session.id}`)
  await declineByVote(officer)

  // The prescriber first: the household reads nothing, nowhere.
  await explain(officer, answer)
  await prescriber.goto(answer)
  await prescriber.getByText('Ce n’est pas oui pour le logement').first().waitFor()
  await member.goto('/ma-reponse')
  await member.getByText('Pas de réponse pour le moment.').waitFor()
  await prescriber.getByRole('button', { name: 'J’ai lu le résultat' }).click()
  await prescriber.getByText('Lue par l’accompagnant').waitFor()
  await prescriber.getByRole('button', { name: 'Noter l’annonce' }).click()
  await prescriber.getByLabel('par téléphone').check()
  await prescriber.getByLabel('une partie est comprise').check()
  await prescriber.getByLabel('Ce que la personne a ressenti').fill('Elle avait déjà choisi.')
  await prescriber.getByRole('button', { name: 'Enregistrer l’annonce' }).click()
  await prescriber.getByText('une partie est comprise.').waitFor()

  await officer.goto(answer)
  expect(await officer.getByText('Elle avait déjà choisi.').count()).toBe(0)
  await notifyFrom(officer, 'remise en main propre')
  await member.reload()
  await member.getByText('Ce n’est pas oui pour le logement').waitFor()
  await member.getByText('Chercher un loyer plus bas').waitFor()
  await member.getByRole('link', { name: 'Lire ma lettre' }).waitFor()
  await expectAccessible(member, 'un non lu par le ménage')

  // Nobody is struck off: both sides look at the needs again.
  await prescriber.goto(file)
  await prescriber.getByText('Échangez avec la chargée d’attribution').first().waitFor()
  await prescriber.goto(`${file}/besoins?ouvrir=echange`)
  await prescriber.getByLabel('Au téléphone').check()
  await prescriber.getByLabel('Avec qui').fill('Claire Ventavon')
  await prescriber.getByLabel('Résumé convenu').fill('Deux pièces, loyer sous 400 euros.')
  await prescriber.getByRole('button', { name: 'Inscrire et confirmer' }).click()
  await prescriber.getByText('Échange inscrit et confirmé').waitFor()
  await confirmNeeds(officer, household.id)

  const second = await freeDwelling(officer, '9 sente des Lauriers')
  const again = await proposedTo(pair, household, second)
  await allocateToday(officer, second, [again])
  await announceOffer(pair, { householdId: household.id, candidacyId: again })
  await officer.goto(answer)
  await notifyFrom(officer, 'remise en main propre')
  await member.reload()
  await member.getByRole('button', { name: 'Oui, je prends ce logement' }).click()
  await member.getByRole('button', { name: 'Envoyer ma réponse' }).click()
  await member.getByText('Vous avez dit oui').waitFor()
  await prescriber.goto(file)
  await prescriber.getByText('Bail').first().waitFor()
}, 60_000)

/** I8: a motive of the list, the sentence that the household will read, a vote, and it stands. */
async function declineByVote(officer: Page): Promise<void> {
  await officer.getByText('d. Non-attribution', { exact: true }).click()
  await officer.getByRole('button', { name: 'Écrire la décision' }).click()
  await officer.getByText('Cette réponse est nécessaire.').waitFor()
  await choose(officer, 'Motif communiqué au ménage', 'Loyer trop lourd pour le budget')
  await officer.getByText('Le ménage lira : « Le loyer de ce logement').waitFor()
  await officer.getByRole('button', { name: 'Écrire la décision' }).click()
  await officer.getByRole('button', { name: 'Tous pour' }).click()
  await officer.getByRole('button', { name: 'Clore ce logement' }).click()
  await officer.getByRole('dialog').getByRole('button', { name: 'Clore', exact: true }).click()
  await officer.getByRole('button', { name: 'Lever la séance' }).click()
  await officer.getByText('Lever la séance').waitFor({ state: 'detached' })
}

/** J5: too hard to read, the sheet does not leave and nothing typed is lost. */
async function explain(officer: Page, answer: string): Promise<void> {
  await officer.goto(answer)
  await officer.getByRole('button', { name: 'Écrire l’explication' }).click()
  const wording = officer.getByLabel('Comment le dire au ménage')
  await wording.fill(HEAVY)
  const send = officer.getByRole('button', { name: 'Enregistrer et prévenir l’accompagnant' })
  await send.click()
  await officer.getByText('Ce texte est trop difficile à lire.').waitFor()
  expect(await wording.inputValue()).toBe(HEAVY)
  await wording.fill(ADAPTED)
  await send.click()
  await officer.getByText('L’accompagnant ne l’a pas encore lue.').waitFor()
}
