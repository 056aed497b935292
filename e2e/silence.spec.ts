import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { ResultsRead } from '../src/features/decisions/contract.ts'
import { readBy } from './act.ts'
import { moveDateTo } from './clock-walk.ts'
import { allocateToday } from './committee-walk.ts'
import {
  acceptedHousehold,
  agreeOnNeeds,
  freeDwelling,
  type Newcomer,
  type Pair,
  proposedTo,
} from './household-walk.ts'
import { test } from './own-application.ts'
import { frenchDay } from './release-walk.ts'
import { announceOffer, notifyFrom } from './result-walk.ts'

test('J2, J3 · le silence vaut refus après le délai légal si l’arrivée de la lettre est prouvée, jamais sans preuve', async ({
  enter,
}) => {
  const pair = {
    prescriber: await enter('PRE', { organisation: 'GAIA' }),
    officer: await enter('ALL'),
  }
  const { prescriber, officer } = pair
  const proved = await offered(pair, 'Sidonie', 'Roquebelle', '4 allée des Tilleuls')
  const unproved = await offered(pair, 'Casimir', 'Hautmartel', '8 montée des Vignes')

  // A registered letter presented and never collected; then the call that the scheme asks for.
  await officer.goto(answerOf(proved))
  await officer.getByText('le silence ne vaut pas refus').waitFor()
  await note(
    officer,
    'Noter l’arrivée',
    'Elle a été présentée une première fois, sans être retirée',
  )
  await officer.getByText('Réponse attendue jusqu’au').waitFor()
  await note(officer, 'Noter un appel', 'Le ménage a été appelé')
  await officer.getByText(/Appel passé le/u).waitFor()
  const { results } = await readBy<ResultsRead>(officer, `/api/households/${proved.id}/results`)
  const replyBy = results[0]?.notices[0]?.replyBy ?? ''

  // The last day is still the household's.
  const administrator = await enter('ADM')
  await moveDateTo(administrator, frenchDay(replyBy, 0))
  await prescriber.goto(answerOf(proved))
  await prescriber.getByRole('button', { name: 'Noter la réponse' }).waitFor()
  await moveDateTo(administrator, frenchDay(replyBy, 1))
  await prescriber.reload()
  await prescriber.getByText('L’offre s’est refermée sans réponse.').waitFor()
  expect(await prescriber.getByRole('button', { name: 'Noter la réponse' }).count()).toBe(0)
  await prescriber.goto(`/menages/${proved.id}`)
  await prescriber.getByText('Échangez avec la chargée d’attribution').first().waitFor()

  // Without a proof, weeks change nothing: the household may still say yes.
  await moveDateTo(administrator, frenchDay(replyBy, 40))
  await officer.goto(answerOf(unproved))
  await officer.getByText('La réponse est attendue.').waitFor()
  await officer.getByText('le silence ne vaut pas refus').waitFor()
  await prescriber.goto(answerOf(unproved))
  await prescriber.getByRole('button', { name: 'Noter la réponse' }).click()
  await prescriber.getByLabel('Oui, il prend le logement').check()
  await prescriber.getByRole('button', { name: 'Enregistrer la réponse' }).click()
  await prescriber.getByText('Réponse enregistrée.').waitFor()
  await prescriber.getByText('Oui, le').waitFor()
}, 60_000)

const answerOf = ({ id }: Newcomer) => `/menages/${id}/reponse`

/** A dwelling allocated and offered today, by a registered letter. */
async function offered(
  pair: Pair,
  firstName: string,
  lastName: string,
  address: string,
): Promise<Newcomer> {
  const household = await acceptedHousehold(pair, firstName, lastName)
  await agreeOnNeeds(pair, household)
  const vacancyId = await freeDwelling(pair.officer, address)
  const candidacyId = await proposedTo(pair, household, vacancyId)
  await allocateToday(pair.officer, vacancyId, [candidacyId])
  await announceOffer(pair, { householdId: household.id, candidacyId })
  await pair.officer.goto(answerOf(household))
  await notifyFrom(pair.officer, 'lettre recommandée')
  return household
}

async function note(officer: Page, button: string, what: string): Promise<void> {
  await officer.getByRole('button', { name: button }).click()
  const drawer = officer.getByRole('dialog')
  await drawer.getByLabel(what).check()
  await drawer.getByRole('button', { name: 'Enregistrer' }).click()
  await drawer.waitFor({ state: 'detached' })
}
