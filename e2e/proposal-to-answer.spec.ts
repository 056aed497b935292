import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { CandidacyList } from '../src/features/candidacies/contract.ts'
import { expectAccessible } from './accessibility.ts'
import { readBy } from './act.ts'
import { allocateToday } from './committee-walk.ts'
import { test } from './journey.ts'

test('H1, J1 · d’un logement proposé à un oui : l’accompagnant d’abord, le ménage ensuite, la lettre et la réponse', async ({
  enter,
}) => {
  const officer = await enter('ALL', { at: '/menages?sort=name' })
  const household = await idOf(officer, 'Élodie Perrachon')
  const vacancyId = await freeVacancy(officer)
  const prescriber = await enter('PRE', { organisation: 'ARIES' })
  const member = await enter('HH')

  // Chosen by a person who says why; nobody answers yet.
  const tab = `/menages/${household}/candidatures`
  await officer.goto(`${tab}?ouvrir=proposer&logement=${vacancyId}`)
  await officer
    .getByLabel('Pourquoi ce ménage pour ce logement')
    .fill('Trois pièces, près de l’école.')
  await officer.getByRole('button', { name: 'Choisir ce ménage' }).click()
  await officer.getByText('Aucun rendez-vous avec le ménage ne peut être fixé').waitFor()
  await prescriber.goto(tab)
  await prescriber.getByText('L’accompagnant du ménage est informé en premier.').waitFor()
  expect(await prescriber.getByRole('link', { name: 'Répondre' }).count()).toBe(0)

  await officer.getByRole('link', { name: 'Informer l’accompagnant' }).click()
  await officer.getByRole('button', { name: 'Informer l’accompagnant' }).click()
  await officer.getByText('Proposé à l’accompagnant').waitFor()

  // The prescriber answers; the household reads nothing before.
  await member.goto('/mon-logement-propose')
  await member.getByText('Pas de logement proposé pour le moment.').waitFor()
  await prescriber.goto(`${tab}?ouvrir=repondre`)
  await prescriber.getByLabel('Oui, le dossier peut avancer').check()
  await prescriber.getByRole('button', { name: 'Envoyer la réponse' }).click()
  await prescriber.getByText('Accord de l’accompagnant').waitFor()
  await prescriber.goto(`${tab}?ouvrir=promesse`)
  await prescriber.getByRole('button', { name: 'Promettre par écrit' }).click()
  await prescriber.getByText('12 mois après l’entrée').waitFor()
  const site = await enter('REF', { at: tab })
  await site.getByRole('button', { name: 'M’engager sur cet accompagnement' }).click()
  await site.getByText('s’engage avec lui').waitFor()
  await member.reload()
  await member.getByRole('heading', { level: 2, name: /^T/u }).waitFor()
  await expectAccessible(member, 'le logement proposé')

  // Decided, and told in its order.
  await allocateToday(officer, vacancyId, [await liveCandidacy(officer, household)])
  const answer = `/menages/${household}/reponse`
  await member.goto('/ma-reponse')
  await member.getByText('Pas de réponse pour le moment.').waitFor()
  await officer.goto(answer)
  await officer.getByRole('button', { name: 'Écrire l’explication' }).click()
  await expectAccessible(officer, 'explication du résultat')
  await officer.getByRole('button', { name: 'Enregistrer et prévenir l’accompagnant' }).click()
  await officer.getByText('L’accompagnant ne l’a pas encore lue.').waitFor()

  await prescriber.goto(answer)
  await prescriber.getByText('C’est oui pour le logement').waitFor()
  await prescriber.getByRole('button', { name: 'Noter l’annonce' }).click()
  await prescriber.getByLabel('ensemble, en face à face').check()
  await prescriber.getByLabel('tout est compris').check()
  await prescriber.getByRole('button', { name: 'Enregistrer l’annonce' }).click()
  await prescriber.getByText('tout est compris.').waitFor()
  await member.reload()
  await member.getByText('Pas de réponse pour le moment.').waitFor()

  await officer.reload()
  await officer.getByRole('button', { name: 'Notifier', exact: true }).click()
  await officer.getByLabel('remise en main propre').check()
  await officer.getByRole('button', { name: 'Enregistrer la notification' }).click()
  await officer.getByText('Réponse attendue jusqu’au').waitFor()

  // The household reads its letter and answers in its words.
  await member.reload()
  await member.getByRole('link', { name: 'Lire ma lettre' }).waitFor()
  await expectAccessible(member, 'ma réponse')
  await member.getByRole('button', { name: 'Oui, je prends ce logement' }).click()
  await member
    .getByLabel('Vous voulez dire quelque chose ?')
    .fill('Les enfants auront leur chambre.')
  await member.getByRole('button', { name: 'Envoyer ma réponse' }).click()
  await member.getByText('Vous avez dit oui').waitFor()
  await prescriber.reload()
  await prescriber.getByText('Les enfants auront leur chambre.').waitFor()
  await prescriber.getByText('Bail').first().waitFor()
}, 60_000)

async function idOf(page: Page, name: string): Promise<string> {
  const reply = await page.context().request.get('/api/households?sort=name')
  const { rows } = (await reply.json()) as { rows: readonly { id: string; name: string }[] }
  return rows.find((row) => row.name === name)?.id ?? 'aucun'
}

/** A release of the landlord's own contingent, that nobody else holds. */
async function freeVacancy(page: Page): Promise<string> {
  const reply = await page.context().request.get('/api/vacancies?holder=landlord')
  const { rows } = (await reply.json()) as {
    rows: readonly { id: string; status: string; typology: string; sectorName: string | null }[]
  }
  const found = rows.find(
    ({ status, typology, sectorName }) =>
      (status === 'open' || status === 'proposed') && typology === 'T3' && sectorName !== null,
  )
  return found?.id ?? 'aucune'
}

async function liveCandidacy(page: Page, householdId: string): Promise<string> {
  const url = `/api/households/${householdId}/candidacies`
  const { candidacies } = await readBy<CandidacyList>(page, url)
  expect(candidacies).toHaveLength(1)
  return candidacies[0]?.id ?? ''
}
