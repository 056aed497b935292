import type { Page } from 'playwright-core'
import { WRITE } from './sign-in.ts'

type Body = Readonly<Record<string, unknown>>

/** A write of the interface, by whoever holds this page: what a journey needs and does not look at. */
export async function act<Reply>(
  page: Page,
  method: 'POST' | 'PUT',
  url: string,
  data: Body = {},
): Promise<Reply> {
  const reply = await page.context().request.fetch(url, { method, data, headers: WRITE })
  if (!reply.ok()) throw new Error(`${method} ${url}: ${reply.status()} ${await reply.text()}`)
  return (await reply.json()) as Reply
}

/** What the interface reads, by whoever holds this page. */
export async function readBy<Reply>(page: Page, url: string): Promise<Reply> {
  const reply = await page.context().request.get(url)
  if (!reply.ok()) throw new Error(`GET ${url}: ${reply.status()} ${await reply.text()}`)
  return (await reply.json()) as Reply
}
