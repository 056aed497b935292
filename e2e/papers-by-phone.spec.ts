import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectAccessible, expectNoSideways } from './accessibility.ts'
import { acceptedHousehold, ownSpace } from './household-walk.ts'
import { test } from './journey.ts'

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
const IDENTITY = 'Pièce d’identité ou titre de séjour'
const PICKER = 'input[type=file]'

test('H4, H5, D8 · un papier part en photo d’un téléphone, un fichier qui ment est refusé, et rien n’est perdu', async ({
  enter,
}) => {
  const pair = {
    prescriber: await enter('PRE', { organisation: 'ARIES' }),
    officer: await enter('ALL'),
  }
  const { prescriber } = pair
  const household = await acceptedHousehold(pair, 'Philippine', 'Rochetaillée')
  const person = await ownSpace(enter, prescriber, household, {
    browser: PHONE,
    expected: /status of 422/,
  })
  await person.goto('/mes-documents')
  await person.getByRole('heading', { level: 2, name: IDENTITY }).waitFor()
  await expectNoSideways(person, 'mes papiers')

  // A program that calls itself a photograph does not even open.
  const pretender = {
    name: 'carte.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from('MZ\u0090\u0000'),
  }
  await person.setInputFiles(PICKER, pretender)
  await person.getByText('Ce fichier ne s’ouvre pas ici.').waitFor()
  expect(await person.getByRole('button', { name: 'Envoyer' }).count()).toBe(0)

  // Small and dark: said before it leaves, and taken again.
  await person.setInputFiles(PICKER, await photograph(person, { width: 300, isDark: true }))
  await person.getByText('La photo est petite').waitFor()
  await person.getByText('La photo est sombre').waitFor()
  await expectAccessible(person, 'photo à reprendre')
  await person.getByRole('button', { name: 'Reprendre cette photo' }).click()
  await person.setInputFiles(PICKER, await photograph(person, { width: 1200, isDark: false }))
  await person.getByRole('img', { name: 'Page 1' }).waitFor()
  expect(await person.getByText('La photo est').count()).toBe(0)

  // The other side is not the PDF that it says: refused in words, the good page still there.
  const { buffer } = await photograph(person, { width: 800, isDark: false })
  await person.setInputFiles(PICKER, { name: 'verso.pdf', mimeType: 'application/pdf', buffer })
  const pages = person.getByRole('list', { name: 'Pages à envoyer' }).getByRole('listitem')
  await expect.poll(() => pages.count()).toBe(2)
  await person.getByRole('button', { name: 'Envoyer' }).click()
  await person.getByText('Le contenu de ce fichier n’est pas celui que dit son nom.').waitFor()
  await pages.nth(0).getByText('Cette page est arrivée.').waitFor()
  await pages.nth(1).getByText('C’est cette page qui n’est pas partie.').waitFor()
  await expectAccessible(person, 'un fichier refusé')
  await expectNoSideways(person, 'un fichier refusé')
  await pages.nth(1).getByRole('button', { name: 'Retirer ce fichier' }).click()
  await person.getByRole('button', { name: 'Envoyer' }).click()
  await person.getByText('C’est reçu. Merci.').waitFor()
  await person.getByRole('heading', { level: 2, name: /^Avis d’imposition/u }).waitFor()
  await person.getByText(`${IDENTITY}, ${household.name} : reçu`).waitFor()

  // Her worker reads one page, not two, and asks for a better one.
  await prescriber.goto(`/menages/${household.id}/documents?piece=identity.${household.personId}`)
  const picture = prescriber.getByRole('dialog').getByRole('img', { name: /^Page/u })
  await picture.first().waitFor()
  expect(await picture.count()).toBe(1)
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBe(1200)
  await prescriber.getByRole('button', { name: 'Demander à refaire' }).click()
  await prescriber.getByLabel('Ce qu’il faut refaire').fill('Il manque le verso.')
  await prescriber.getByRole('button', { name: 'Demander à refaire et supprimer la copie' }).click()
  await prescriber.getByText('Pièce à refaire').first().waitFor()
  await person.reload()
  await person.getByText('À refaire : Il manque le verso.').waitFor()
}, 60_000)

type Shot = { readonly width: number; readonly isDark: boolean }

/** A printed page as a telephone would see it, drawn in the browser of this visitor. */
async function photograph(page: Page, shot: Shot) {
  const base64 = await page.evaluate(({ width, isDark }) => {
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = Math.round(width * 1.4)
    const pen = canvas.getContext('2d')
    if (!pen) return ''
    pen.fillStyle = isDark ? '#101010' : '#d8d8d0'
    pen.fillRect(0, 0, canvas.width, canvas.height)
    pen.fillStyle = isDark ? '#181818' : '#101010'
    for (let line = 0; line < 40; line += 1)
      pen.fillRect(width * 0.1, (line + 2) * (width / 32), width * 0.8, width / 80)
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1] ?? ''
  }, shot)
  return { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(base64, 'base64') }
}
