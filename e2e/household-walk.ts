import { randomInt, randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import type { CandidacyList } from '../src/features/candidacies/contract.ts'
import type { NeedsRead } from '../src/features/needs/contract.ts'
import { addDays } from '../src/kernel/calendar.ts'
import { act, readBy } from './act.ts'
import type { Enter, Visit } from './journey.ts'
import { programmeToday } from './release-walk.ts'

/** Those who bring a household to its proposal. */
export type Pair = { readonly prescriber: Page; readonly officer: Page }

export type Newcomer = {
  readonly id: string
  readonly personId: string
  readonly name: string
}

const MEANS = {
  ...{ language: 'fr', interpreterNeeded: false, reading: 'alone', lettersReadWith: null },
  ...{ smsAccepted: true, digital: 'with-help' },
}

/** A household of this journey alone, whose referral has left. */
async function referHousehold(
  prescriber: Page,
  firstName: string,
  lastName: string,
): Promise<Newcomer> {
  const [id, personId] = [randomUUID(), randomUUID()]
  const today = await programmeToday(prescriber)
  const url = `/api/households/${id}`
  await act(prescriber, 'POST', `${url}/notice`, { givenOn: today, language: 'fr', means: 'oral' })
  await act(prescriber, 'PUT', `${url}/referral`, {
    ...{ id: randomUUID(), version: null, expectedChildren: 0, address: null },
    persons: [
      {
        ...{ id: personId, firstName, lastName, birthName: null, birthDate: '1986-05-19' },
        ...{ relation: 'lead', custody: null, phone: null, email: null },
      },
    ],
    communication: MEANS,
    uniqueRequestNumber: `0740925${String(randomInt(1_000_000)).padStart(6, '0')}74ANN`,
    ...{ readyOn: today, urgency: 'ordinary', urgencyReason: null, presentSituation: 'shelter' },
    ...{ presentSince: null, daloRecognised: false, pdalhpdPublic: true, protection: null },
    adhesion: { id: randomUUID(), state: 'agrees', statedOn: today, words: null },
  })
  await act(prescriber, 'POST', `${url}/referral/send`)
  return { id, personId, name: `${firstName} ${lastName}` }
}

/** Referred, and in the programme. */
export async function acceptedHousehold(
  { prescriber, officer }: Pair,
  firstName: string,
  lastName: string,
): Promise<Newcomer> {
  const household = await referHousehold(prescriber, firstName, lastName)
  const eligible = { id: randomUUID(), outcome: 'accepted', criterion: 'pdalhpd', motive: null }
  await act(officer, 'POST', `/api/households/${household.id}/eligibility`, eligible)
  return household
}

/** Its worker hands over a code on paper; the person enters with it and chooses her number. */
export async function ownSpace(
  enter: Enter,
  prescriber: Page,
  { id, personId }: Newcomer,
  visit: Omit<Visit, 'at'> = {},
): Promise<Page> {
  const url = `/api/households/${id}/codes`
  const { code } = await act<{ code: string }>(prescriber, 'POST', url, { personId })
  const page = await enter(null, { ...visit, at: '/connexion?pour=menage' })
  await page.getByLabel('Mon code').fill(code)
  await page.getByRole('button', { name: 'Entrer' }).click()
  await page.getByLabel('Choisissez votre numéro secret').fill('830274')
  await page.getByLabel('Encore une fois').fill('830274')
  await page.getByRole('button', { name: 'Garder ce numéro' }).click()
  await page.getByRole('heading', { level: 1, name: /^Bonjour/u }).waitFor()
  return page
}

/** A dwelling of the landlord’s own contingent that is free today. */
export async function freeDwelling(officer: Page, address: string): Promise<string> {
  const id = randomUUID()
  const today = await programmeToday(officer)
  await act(officer, 'PUT', `/api/vacancies/${id}`, {
    dwelling: {
      ...{ kind: 'new', id: randomUUID(), reference: `ESSAI-${id.slice(0, 8)}`, address },
      ...{ commune: '74225', building: null, stair: null, floor: 1, door: null, hasLift: true },
      ...{ typology: 'T2', livingAreaM2: 46, rentCents: 32_400, chargesCents: 9_800 },
      ...{ heating: 'collective', hasGarage: false, financing: 'PLUS', agreementNumber: null },
      ...{ contingent: 'landlord', isAccessible: false, hasAdaptedShower: false },
      ...{ energyClass: 'C', site: null, responsibleAccountId: null },
    },
    noticeGivenOn: addDays(today, -60),
    leavesOn: addDays(today, -5),
    availableOn: addDays(today, -2),
    ...{ works: null, visitTerms: null, contingent: 'landlord' },
  })
  return id
}

/** Proposed, its worker informed and agreed, who promised in writing to stay: ready for the committee. */
export async function proposedTo(
  { prescriber, officer }: Pair,
  household: Newcomer,
  vacancyId: string,
): Promise<string> {
  const id = randomUUID()
  const url = `/api/households/${household.id}/candidacies`
  await act(officer, 'POST', url, { id, vacancyId, motive: 'Deux pièces, près du bus.' })
  await act(officer, 'POST', `${url}/${id}/inform`, { siteManager: null })
  const go = { id: randomUUID(), answer: 'go', words: null, feelings: null }
  await act(prescriber, 'POST', `${url}/${id}/answers`, go)
  const { workers } = await readBy<CandidacyList>(prescriber, url)
  const promise = { id: randomUUID(), workerId: workers[0]?.id, months: 12, words: null }
  await act(prescriber, 'POST', `${url}/${id}/promise`, promise)
  return id
}

/** What the household needs, and one exchange about it that both sides confirmed. */
export async function agreeOnNeeds({ prescriber, officer }: Pair, { id }: Newcomer): Promise<void> {
  const url = `/api/households/${id}/needs`
  const typology = { criterion: 'typology', importance: 'must', weight: 2, note: null }
  const needs = [{ ...typology, value: { typologies: ['T2'] } }]
  await act(prescriber, 'PUT', url, { version: 0, needs })
  await act(prescriber, 'POST', `${url}/exchanges`, {
    ...{ id: randomUUID(), heldOn: await programmeToday(prescriber), means: 'phone' },
    ...{ withName: 'Claire Ventavon', summary: 'Deux pièces, où que ce soit.' },
  })
  await confirmNeeds(officer, id)
}

/** The landlord's side reads the last exchange and confirms it as it stands. */
export async function confirmNeeds(officer: Page, householdId: string): Promise<void> {
  const url = `/api/households/${householdId}/needs`
  const { exchange } = await readBy<NeedsRead>(officer, url)
  await act(officer, 'POST', `${url}/confirmations`, {
    ...{ id: randomUUID(), exchangeId: exchange?.id, digest: exchange?.digest },
  })
}
