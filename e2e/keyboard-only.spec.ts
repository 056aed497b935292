import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { test } from './journey.ts'
import { choose, pickWithArrows, tabTo } from './keyboard.ts'
import { frenchDay } from './referral-walk.ts'

test('A19 · un signalement entier s’écrit et s’envoie sans souris', async ({ enter }) => {
  const page = await enter('PRE', { organisation: 'Les Bartavelles', at: '/menages' })
  const type = (words: string) => page.keyboard.type(words)

  await searchAction(page, 'Signaler un ménage')
  await page.getByRole('heading', { name: 'Retrouver ou signaler un ménage' }).waitFor()
  await tabTo(page, page.getByLabel('Prénom'))
  await type('Gaspard')
  await tabTo(page, page.getByLabel('Nom', { exact: true }))
  await type('Ormeclair')
  await tabTo(page, page.getByLabel('Date de naissance'))
  await type('08/02/1979')
  await page.keyboard.press('Enter')
  await page.getByText('Personne ne connaît encore ce ménage').waitFor()
  await press(page, 'Commencer le signalement')

  await page.getByRole('heading', { name: 'Informer le ménage' }).waitFor()
  await pickWithArrows(page, 'Par quel moyen', 'Par écrit')
  await press(page, 'Le ménage est informé : ouvrir le dossier')

  await page.getByRole('heading', { name: 'Sa situation' }).waitFor()
  await pickWithArrows(page, 'Aujourd’hui', 'Hébergé chez quelqu’un')
  await tabTo(page, page.getByLabel('Prêt à aller dans un logement à partir du'))
  await type(frenchDay(new Date()))
  await tabTo(page, page.getByLabel('Reconnu prioritaire au titre du droit au logement opposable'))
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')

  await page.getByRole('heading', { name: 'Qui compose le ménage' }).waitFor()
  await press(page, 'Enregistrer et continuer')

  await page.getByRole('heading', { name: 'Comment avancer avec lui' }).waitFor()
  await choose(page, 'Les courriers', 'À l’oral seulement')
  await choose(page, 'Les démarches en ligne', 'Pas de démarches en ligne')
  await choose(page, 'Où en est-il ?', 'Hésite')
  await tabTo(page, page.getByLabel('Ses mots (facultatif)'))
  await type('Je veux voir le quartier avant.')
  await tabTo(page, page.getByLabel('Numéro unique de la demande'))
  await type('074112233445500000')
  await press(page, 'Enregistrer et continuer')

  await page.getByRole('heading', { name: 'Vérifier et envoyer' }).waitFor()
  await press(page, 'Envoyer au bailleur')
  await page.getByRole('heading', { level: 1, name: 'Gaspard Ormeclair' }).waitFor()
})

test('A19 · la liste des ménages se filtre et s’ouvre sans souris', async ({ enter }) => {
  const page = await enter('ALL', { at: '/menages' })
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe('Aller au contenu')
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('contenu')

  await pickWithArrows(page, 'Urgence', 'Urgents')
  await page.getByRole('button', { name: /urgents/ }).waitFor()
  await tabTo(page, page.getByRole('link', { name: 'Awa Diabaté-Curtil' }))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Awa Diabaté-Curtil' }).waitFor()
  await expect
    .poll(() => focused(page), { message: 'le titre reçoit le focus' })
    .toBe('Awa Diabaté-Curtil')

  await page.goBack()
  await page.getByRole('button', { name: /urgents/ }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByLabel('Rechercher').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
})

/** The universal search: words, then Enter. */
async function searchAction(page: Page, action: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByLabel('Rechercher').waitFor()
  await page.keyboard.type(action.slice(0, 8).toLowerCase())
  await page.getByRole('button', { name: action }).waitFor()
  await page.keyboard.press('Enter')
}

async function press(page: Page, button: string): Promise<void> {
  await tabTo(page, page.getByRole('button', { name: button, exact: true }))
  await page.keyboard.press('Enter')
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() =>
    document.activeElement instanceof HTMLElement ? document.activeElement.innerText : '',
  )
}
