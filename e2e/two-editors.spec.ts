import { expect } from 'vitest'
import { expectAccessible } from './accessibility.ts'
import { acceptInvitation, invite } from './colleague.ts'
import { test } from './journey.ts'
import { continueTo, fillSituation, informHousehold, searchSomeone } from './referral-walk.ts'

const EMAIL = 'perrine.aubevoie@gaia.example'

test('une collègue invitée corrige le même signalement : le second lit les deux versions et qui a changé', async ({
  enter,
}) => {
  const first = await enter('PRE', { organisation: 'GAIA', expected: /status of 409/ })
  await invite(first, 'Perrine Aubevoie', EMAIL)
  const colleague = await acceptInvitation(enter, EMAIL)

  await searchSomeone(first, { firstName: 'Léonie', lastName: 'Tarvanel', birthDate: '21/01/1984' })
  const householdId = await informHousehold(first)
  await fillSituation(first)
  await first.getByLabel('Adresse (facultatif)').fill('3 rue du Lac, Seynod')

  await colleague.goto(`/signaler/${householdId}/personnes`)
  await colleague.getByLabel('Adresse (facultatif)').fill('8 avenue des Cygnes, Rumilly')
  await continueTo(colleague, 'Comment avancer avec lui')

  await first.getByRole('button', { name: 'Enregistrer et continuer' }).click()
  const conflict = first.getByRole('alert', { name: /Perrine Aubevoie a modifié cette fiche/ })
  const address = conflict.getByRole('row', { name: /Adresse/ })
  await address.getByRole('cell', { name: '3 rue du Lac, Seynod' }).waitFor()
  await address.getByRole('cell', { name: '8 avenue des Cygnes, Rumilly' }).waitFor()
  await expectAccessible(first, 'conflit')

  await conflict.getByRole('button', { name: 'Garder ma version' }).click()
  await first.getByRole('heading', { level: 1, name: 'Comment avancer avec lui' }).waitFor()
  await colleague.goto(`/signaler/${householdId}/personnes`)
  await colleague.getByLabel('Adresse (facultatif)').waitFor()
  expect(await colleague.getByLabel('Adresse (facultatif)').inputValue()).toBe(
    '3 rue du Lac, Seynod',
  )
})
