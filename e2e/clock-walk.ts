import type { Page } from 'playwright-core'

/** The administrator of the demonstration lets time pass, until this day (24/11/2026). */
export async function moveDateTo(administrator: Page, day: string): Promise<void> {
  await administrator.goto('/demonstration')
  await administrator.getByLabel('Nouvelle date').fill(day)
  await administrator.getByText(/(jour ouvré passe|jours ouvrés passent)\./u).waitFor()
  await administrator.getByRole('button', { name: 'Avancer la date' }).click()
  await administrator.getByText('Nous sommes maintenant').waitFor()
}
