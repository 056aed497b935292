import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type {
  SectorTally,
  StockList,
  VacancyList,
  VacancyRead,
} from '../src/features/dwellings/contract.ts'
import { addDays } from '../src/kernel/calendar.ts'
import { expectAccessible } from './accessibility.ts'
import { test } from './journey.ts'
import { fillReleaseDates, frenchDay, programmeToday } from './release-walk.ts'
import { WRITE } from './sign-in.ts'

test('G1 · le bailleur saisit une libération après l’avoir cherchée, et une seconde n’est pas offerte', async ({
  enter,
}) => {
  const page = await enter('ALL', { at: '/logements/liberation' })
  const today = await programmeToday(page)
  await page.getByLabel('Référence, adresse, résidence ou commune').fill('bleuets')
  await page.getByRole('link', { name: /^Choisir .*HSH-10851/ }).click()
  await fillReleaseDates(page, { notice: -70, leaves: -10, available: 5, today })
  await page.getByRole('button', { name: 'Enregistrer la libération' }).click()
  await page.getByRole('heading', { level: 1, name: 'T2, 49 m², La Balme-de-Sillingy' }).waitFor()
  const total = page.getByRole('table', { name: 'Coût de la vacance par mois' }).getByRole('row')
  expect(await total.last().innerText()).toContain('10\u00a0jours')
  await expectAccessible(page, 'libération saisie')

  await page.goto('/logements/liberation')
  await page.getByLabel('Référence, adresse, résidence ou commune').fill('bleuets')
  await page.getByRole('link', { name: /^Déjà en cours : voir.*HSH-10851/ }).waitFor()
  expect(await page.getByRole('link', { name: /^Choisir .*HSH-10851/ }).count()).toBe(0)
})

test('deux personnes modifient une libération : la seconde lit les deux versions et choisit', async ({
  enter,
}) => {
  const first = await enter('ALL', { at: '/logements', expected: /status of 409/ })
  const today = await programmeToday(first)
  const second = await enter('PRG', { at: '/logements' })
  for (const page of [first, second]) {
    await page.getByRole('link', { name: 'T4, 79 m², Seynod' }).click()
    await page.getByRole('button', { name: 'Modifier' }).click()
  }
  await second.getByLabel('Travaux (facultatif)').fill('Salle de bains')
  await second.getByRole('button', { name: 'Enregistrer' }).click()
  await second.getByText('Libération modifiée.').waitFor()

  await first.getByLabel('Disponible le').fill(frenchDay(today, 60))
  await first.getByRole('button', { name: 'Enregistrer' }).click()
  const conflict = first.getByRole('alert', { name: /Aline Montfleuri a modifié cette fiche/ })
  await conflict.getByRole('cell', { name: 'Salle de bains' }).waitFor()
  await expectAccessible(first, 'conflit sur une libération')
  await conflict.getByRole('button', { name: 'Prendre la sienne' }).click()
  expect(await first.getByLabel('Travaux (facultatif)').inputValue()).toBe('Salle de bains')
})

test('C2 · un quota plein ne se dépasse qu’avec le motif de la responsable du dispositif', async ({
  enter,
}) => {
  const lead = await enter('PRG', { at: '/logements' })
  const officer = await enter('ALL', { at: '/logements' })
  const arve = await sectorNamed(officer, 'Arve')
  // Room for all that is free, then none at all.
  await setQuota(lead, arve, 60)
  await proposeAllFree(officer, arve.sectorId ?? '')
  const { proposed, allocated, signed } = await sectorNamed(officer, 'Arve')
  await setQuota(lead, arve, proposed + allocated + signed)
  const vacancyId = await openInChamonix(officer)

  await officer.goto(`/logements/${vacancyId}`)
  await officer.getByText('un de plus demande un motif').waitFor()
  expect(await officer.getByRole('button', { name: 'Accorder un logement de plus' }).count()).toBe(
    0,
  )

  await lead.goto(`/logements/${vacancyId}`)
  await lead.getByRole('button', { name: 'Accorder un logement de plus' }).click()
  const drawer = lead.getByRole('dialog')
  await drawer.getByRole('button', { name: 'Accorder un logement de plus' }).click()
  await drawer.getByText('Cette réponse est nécessaire.').waitFor()
  await expectAccessible(lead, 'dépassement de quota sans motif')
  await drawer
    .getByLabel('Motif du dépassement')
    .fill('Une famille de la vallée, sans autre solution.')
  await drawer.getByRole('button', { name: 'Accorder un logement de plus' }).click()
  await lead.getByText('Un logement de plus accordé au secteur').waitFor()

  await officer.reload()
  await officer.getByText('il reste à proposer').waitFor()
  await setQuota(lead, arve, arve.quota ?? 0)
})

async function sectorNamed(page: Page, name: string): Promise<SectorTally> {
  const list = (await (await page.request.get('/api/vacancies')).json()) as VacancyList
  return list.tallies.find((tally) => tally.name === name)!
}

async function openInChamonix(page: Page): Promise<string> {
  const today = await programmeToday(page)
  const stock = (await (await page.request.get('/api/dwellings?q=séracs')).json()) as StockList
  const id = randomUUID()
  const reply = await page.request.put(`/api/vacancies/${id}`, {
    headers: WRITE,
    data: {
      dwelling: { kind: 'known', id: stock.rows[0]!.id },
      noticeGivenOn: addDays(today, -30),
      leavesOn: addDays(today, 20),
      availableOn: addDays(today, 25),
      works: null,
      visitTerms: null,
      contingent: null,
    },
  })
  expect(reply.status()).toBe(200)
  return id
}

const FREE: readonly string[] = ['nobody', 'agreed', 'given-back', 'released']

/** What nobody holds any more in the sector takes its place in the quota, so that it can be full. */
async function proposeAllFree(page: Page, sectorId: string): Promise<void> {
  const url = `/api/vacancies?status=open&sector=${sectorId}`
  const { rows } = (await (await page.request.get(url)).json()) as VacancyList
  for (const { id } of rows.filter(({ turn }) => FREE.includes(turn.state))) {
    const read = (await (await page.request.get(`/api/vacancies/${id}`)).json()) as VacancyRead
    await page.request.post(`/api/vacancies/${id}/moves`, {
      headers: WRITE,
      data: { id: randomUUID(), to: 'proposed', motive: null, letOn: null, version: read.version },
    })
  }
}

type Quotas = {
  readonly today: string
  readonly quotas: readonly { readonly id: string; readonly sectorId: string }[]
}

async function setQuota(page: Page, { sectorId }: SectorTally, dwellings: number): Promise<void> {
  const rules = (await (await page.request.get('/api/scheme/rules')).json()) as Quotas
  const seen = rules.quotas.filter((quota) => quota.sectorId === sectorId).at(-1)
  const reply = await page.request.post('/api/scheme/changes', {
    headers: WRITE,
    data: {
      kind: 'quota',
      id: randomUUID(),
      seenId: seen?.id ?? null,
      validFrom: rules.today,
      source: 'Parcours de vérification',
      reason: 'Remplir le secteur pour en lire le refus.',
      sectorId,
      dwellings,
    },
  })
  expect(reply.status(), await reply.text()).toBe(200)
}
