import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

const MOST_STEPS = 60

/** Goes to a control with Tab alone; every stop on the way shows where one is. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  for (let step = 0; step < MOST_STEPS; step++) {
    await page.keyboard.press('Tab')
    const blind = await page.evaluate(focusWithoutMark)
    expect(blind, 'élément qui a le focus sans que cela se voie').toBeNull()
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`${String(target)} n’est pas atteint avec la touche Tab`)
}

/** Opens a list with the arrow and walks down to an answer. */
export async function pickWithArrows(page: Page, label: string, answer: string): Promise<void> {
  await tabTo(page, page.getByRole('combobox', { name: label, exact: true }))
  await page.keyboard.press('ArrowDown')
  await page.getByRole('option', { name: answer, exact: true }).waitFor()
  await stepDownUntil(page, answer, () => {
    const id = document.activeElement?.getAttribute('aria-activedescendant')
    return (id ? document.getElementById(id)?.innerText : undefined)?.trim() ?? ''
  })
  await page.keyboard.press('Enter')
}

/** Enters a group of radio buttons with Tab and walks to an answer with the arrows. */
export async function choose(page: Page, group: string, answer: string): Promise<void> {
  const radios = page.getByRole('radiogroup', { name: group }).getByRole('radio')
  await tabTo(page, radios.first())
  await page.keyboard.press('Space')
  await stepDownUntil(page, answer, () => {
    const chosen = document.activeElement
    return chosen instanceof HTMLInputElement ? (chosen.labels?.[0]?.innerText.trim() ?? '') : ''
  })
}

async function stepDownUntil(page: Page, answer: string, current: () => string): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step++) {
    if ((await page.evaluate(current)) === answer) return
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`« ${answer} » n’est pas atteint avec les flèches`)
}

/** Runs in the page: the element that has the focus when neither it nor what frames it shows a ring. */
function focusWithoutMark(): string | null {
  const element = document.activeElement
  if (element === null || element === document.body) return null
  const frames = [element, element.parentElement, element.parentElement?.parentElement]
  const shown = frames.some((frame) => {
    if (!frame) return false
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(frame)
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
  })
  return shown ? null : element.outerHTML.slice(0, 200)
}
