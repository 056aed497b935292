import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import { test } from './journey.ts'
import { fillSituation, informHousehold, searchSomeone } from './referral-walk.ts'

const PRESCRIBER = { organisation: 'Les Bartavelles' }

test('une date impossible se dit sous son champ, qui reçoit le focus', async ({ enter }) => {
  const page = await enter('PRE', { ...PRESCRIBER, at: '/signaler' })
  await searchSomeone(page, { firstName: 'Rose', lastName: 'Ardenay', birthDate: '31/02/1990' })
  const birth = page.getByLabel('Date de naissance')
  await expect.poll(() => sentenceUnder(birth)).toContain('Cette date n’existe pas.')
  expect(await birth.inputValue(), 'ce qui est tapé reste').toBe('31/02/1990')
  expect(await birth.evaluate((input) => input === document.activeElement)).toBe(true)
})

test('A16 · balises, formules et numéro de sécurité sociale sont refusés sous leur champ, et rien n’est écrit', async ({
  enter,
}) => {
  const page = await enter('PRE', { ...PRESCRIBER, expected: /status of 400/ })
  await searchSomeone(page, { firstName: 'Rose', lastName: 'Ardenay', birthDate: '28/02/1990' })
  await informHousehold(page)
  await fillSituation(page)
  const save = page.getByRole('button', { name: 'Enregistrer et continuer' })
  const name = page.getByLabel('Nom', { exact: true })
  for (const typed of ['<img src=x onerror=alert(1)>', '=1+2', '@SUM(A1)']) {
    await name.fill(typed)
    await save.click()
    await expect
      .poll(() => sentenceUnder(name))
      .toBe('Un nom ne contient ni symbole ni signe de calcul.')
    expect(await name.inputValue()).toBe(typed)
  }
  await name.fill('Ardenay')
  const address = page.getByLabel('Adresse (facultatif)')
  await address.fill('2 69 05 49 588 157 80')
  await save.click()
  await expect.poll(() => sentenceUnder(address)).toContain('Un numéro de sécurité sociale')

  await address.fill('<script>alert(1)</script>')
  await save.click()
  await page.getByRole('heading', { level: 1, name: 'Comment avancer avec lui' }).waitFor()
  await page.getByRole('link', { name: /Vérification/ }).click()
  await page.getByText('<script>alert(1)</script>').waitFor()
})

test('un envoi de dix mégaoctets reçoit un refus clair', async ({ enter }) => {
  const page = await enter('PRE', { ...PRESCRIBER, expected: /status of 413/ })
  const answer = await page.evaluate(async () => {
    const reply = await fetch('/api/people/known', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-perenne-csrf': '1' },
      body: JSON.stringify({ firstName: 'a'.repeat(10_000_000) }),
    })
    const { code } = (await reply.json()) as { code: string }
    return { status: reply.status, code }
  })
  expect(answer).toEqual({ status: 413, code: 'too-large' })
})

/** What is written under a field, as a screen reader ties it to the field. */
function sentenceUnder(field: Locator): Promise<string> {
  return field.evaluate((input) => {
    const ids = input.getAttribute('aria-describedby')?.split(' ') ?? []
    const errors = ids.map((id) => document.getElementById(id)).filter((each) => each !== null)
    return input.getAttribute('aria-invalid') === 'true'
      ? errors.map((each) => each.innerText).join(' ')
      : ''
  })
}
