import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { act } from './act.ts'
import type { Pair } from './household-walk.ts'
import { programmeToday } from './release-walk.ts'

type Case = { readonly householdId: string; readonly candidacyId: string }

const SHEET = {
  said: 'C’est oui pour ce logement.',
  reasons: 'Le logement convient.',
  whatCanChange: 'Le ménage est libre de dire oui ou non.',
  nextStep: 'Une lettre va arriver.',
  wording: 'Le logement vous est proposé. Prenez votre temps.',
}

/** Explained by the officer and told by the worker: the letter may leave. */
export async function announceOffer(
  { prescriber, officer }: Pair,
  { householdId, candidacyId }: Case,
): Promise<void> {
  const url = `/api/households/${householdId}/results/${candidacyId}`
  await act(officer, 'PUT', `${url}/explanation`, { ...SHEET, version: null })
  await act(prescriber, 'POST', `${url}/conversations`, {
    ...{ id: randomUUID(), heldOn: await programmeToday(prescriber), mode: 'together' },
    ...{ understanding: 'understood', feelings: null },
  })
}

/** The letter given in hand, or left by registered mail, from the page of the officer. */
export async function notifyFrom(
  officer: Page,
  way: 'remise en main propre' | 'lettre recommandée',
): Promise<void> {
  await officer.getByRole('button', { name: /^Notifier/u }).click()
  await officer.getByLabel(way).check()
  await officer.getByRole('button', { name: 'Enregistrer la notification' }).click()
  await officer.getByText('La lettre est gardée telle qu’elle est partie.').waitFor()
}
