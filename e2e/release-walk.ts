import type { Page } from 'playwright-core'
import { addDays } from '../src/kernel/calendar.ts'

/** The date of the programme, which journeys may have moved. */
export async function programmeToday(page: Page): Promise<string> {
  const reply = await page.request.get('/api/session')
  const session = (await reply.json()) as { demonstration: { today: string } }
  return session.demonstration.today
}

/** As people type it: 24/11/2026. */
export function frenchDay(today: string, days: number): string {
  return addDays(today, days).split('-').reverse().join('/')
}

export type ReleaseDays = {
  readonly notice: number
  readonly leaves: number
  readonly available: number
  readonly today: string
}

export async function fillReleaseDates(page: Page, days: ReleaseDays): Promise<void> {
  await page.getByLabel('Congé reçu le').fill(frenchDay(days.today, days.notice))
  await page.getByLabel('Dernier jour du locataire').fill(frenchDay(days.today, days.leaves))
  await page.getByLabel('Disponible le').fill(frenchDay(days.today, days.available))
}
