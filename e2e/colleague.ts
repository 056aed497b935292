import type { Page } from 'playwright-core'
import { totpNow } from '../test/totp.ts'
import type { Enter } from './journey.ts'
import { choose } from './referral-walk.ts'

const PASSWORD = 'quatre mésanges sur un fil'

/** A manager invites somebody of the organisation, by its accounts page. */
export async function invite(manager: Page, name: string, email: string): Promise<void> {
  await manager.goto('/administration?volet=inviter')
  await manager.getByLabel('Prénom et nom').fill(name)
  await manager.getByLabel('Adresse professionnelle').fill(email)
  await choose(manager, 'Rôle', 'Prescripteur')
  await manager.getByRole('button', { name: 'Envoyer l’invitation' }).click()
  await manager.getByText('Invitation envoyée par courriel.').waitFor()
}

/** The person invited opens her account from the mail, links her application, and is in. */
export async function acceptInvitation(enter: Enter, email: string): Promise<Page> {
  const page = await enter(null, { at: '/demonstration/mails' })
  const mail = page.getByRole('row').filter({ hasText: email }).getByRole('link').first()
  // A mail leaves after the reply that caused it: the list is asked again until it is there.
  for (let asked = 0; asked < 20 && (await mail.count()) === 0; asked++) {
    await page.waitForTimeout(500)
    await page.reload()
  }
  await mail.click()
  await page.getByRole('link', { name: /\/invitation\// }).click()
  await page.getByLabel('Choisissez un mot de passe').fill(PASSWORD)
  await page.getByRole('button', { name: 'Ouvrir mon compte' }).click()

  await page.getByLabel('Votre mot de passe, encore une fois').fill(PASSWORD)
  await page.getByRole('button', { name: 'Relier mon application' }).click()
  const key = await page.locator('.enrolment__key').innerText()
  await page.getByLabel('Code de sécurité').fill(totpNow(key.replaceAll(/\s/g, '')))
  await page.getByRole('button', { name: 'Valider' }).click()
  await page.getByRole('navigation', { name: 'Navigation principale' }).first().waitFor()
  return page
}
