import { expect } from 'vitest'
import { expectAccessible, expectNoSideways } from './accessibility.ts'
import { test } from './journey.ts'

const AMOUNT = /\d[\d\s]*,\d{2}\s€/u

test('Q1, Q2, C4 · le responsable lit chaque montant, son calcul, ses plafonds, et change une enveloppe', async ({
  enter,
}) => {
  const lead = await enter('PRG', { at: '/programme/argent' })
  const row = lead.getByRole('row', { name: /Accompagnement ARIES/u }).first()
  await row.getByText(/jours?\s×\s3\s300\s€/u).waitFor()
  expect(await row.getByText(AMOUNT).count()).toBe(3)
  await lead.getByText('100 760 € à 150 260 €').waitFor()
  await lead
    .getByText(/Dossier \d{4}-\d{3}/u)
    .first()
    .waitFor()
  await expectAccessible(lead, 'argent du programme')

  await row.getByRole('link', { name: 'Pourquoi ?' }).click()
  const why = lead.getByRole('dialog', { name: 'Accompagnement ARIES' })
  await why
    .getByText(/Dossier \d{4}-\d{3}/u)
    .first()
    .waitFor()
  await why.getByText('13 × 3 300 €, un an chacun').waitFor()
  await expectAccessible(lead, 'calcul d’une ligne')

  await why.getByRole('button', { name: 'Changer l’enveloppe' }).click()
  await why.getByLabel('Ménages accompagnés, un an chacun').fill('14')
  await why.getByText('L’enveloppe passerait de 42 900 € à 46 200 €').waitFor()
  await why.getByRole('button', { name: 'Enregistrer' }).click()
  await why.getByLabel('Source').and(lead.locator('[aria-invalid=true]')).waitFor()
  await why.getByLabel('Source').fill('Comité de pilotage de novembre')
  await why.getByLabel('Motif').fill('Un ménage de plus est confié à ARIES')
  await why.getByRole('button', { name: 'Enregistrer' }).click()
  await why.getByText('14 × 3 300 €, un an chacun').waitFor()
  await lead.keyboard.press('Escape')
  await row.getByText('46 200 €').waitFor()

  await lead.getByRole('link', { name: 'Mois par mois : Diagnostics des communes' }).click()
  await lead
    .getByRole('dialog')
    .getByRole('row', { name: /avril 2029|\d{4}/u })
    .first()
    .waitFor()
  await expectAccessible(lead, 'plafond mois par mois')
})

test('R4 · l’État lit les mêmes montants, sans aucun dossier', async ({ enter }) => {
  const state = await enter('ST', { at: '/programme/argent' })
  await state
    .getByRole('row', { name: /Gestion adaptée/u })
    .first()
    .waitFor()
  await state
    .getByText('places tenues par des ménages dont le dossier ne se lit pas ici')
    .first()
    .waitFor()
  await state.getByRole('link', { name: 'Pourquoi ? Gestion adaptée' }).click()
  await state.getByRole('dialog').getByText('Reste à courir jusqu’aux fins prévues').waitFor()
  expect(await state.getByText(/Dossier \d{4}/u).count()).toBe(0)
  expect(await state.getByText('Ménage par ménage', { exact: true }).count()).toBe(0)
})

test('sur un téléphone et en thème sombre, rien ne déborde et tout se lit', async ({ enter }) => {
  const phone = await enter('PRG', {
    at: '/programme/argent',
    browser: { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
  })
  await phone
    .getByRole('row', { name: /Diagnostics/u })
    .first()
    .waitFor()
  await expectNoSideways(phone, 'argent du programme')
  await expectAccessible(phone, 'argent du programme, sombre')
})
