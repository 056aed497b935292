import { randomUUID } from 'node:crypto'
import type { APIRequestContext, Page } from 'playwright-core'
import { WRITE } from './sign-in.ts'

type Body = Readonly<Record<string, unknown>>

/** A write of the interface, by whoever holds this page. */
async function act(
  request: APIRequestContext,
  method: 'POST' | 'PUT',
  url: string,
  data: Body = {},
): Promise<Record<string, unknown>> {
  const reply = await request.fetch(url, { method, data, headers: WRITE })
  if (!reply.ok()) throw new Error(`${method} ${url}: ${reply.status()} ${await reply.text()}`)
  return (await reply.json()) as Record<string, unknown>
}

type Member = { readonly id: string; readonly kind: string }
type Session = {
  readonly id: string
  readonly members: readonly Member[]
  readonly items: readonly {
    readonly id: string
    readonly candidates: readonly { readonly id: string; readonly version: number }[]
  }[]
}

/** A session held today on one dwelling, and its only candidate allocated: the officer keeps its minutes. */
export async function allocateToday(
  officer: Page,
  asked: { readonly today: string; readonly vacancyId: string; readonly candidacyId: string },
): Promise<void> {
  const { request } = officer.context()
  const id = randomUUID()
  const url = `/api/committee-sessions/${id}`
  const details = { hour: '08:00', place: 'Salle Lamartine', isRemote: false }
  await act(request, 'POST', '/api/committee-sessions', { id, heldOn: asked.today, ...details })
  await act(request, 'POST', `${url}/items`, {
    ...{ id: randomUUID(), vacancyId: asked.vacancyId, candidacyIds: [asked.candidacyId] },
    ...{ exception: 'insufficient-candidates', exceptionWords: 'Un seul ménage attendait.' },
  })
  const convoked = (await act(request, 'POST', `${url}/convocation`)) as unknown as Session
  for (const { id: memberId } of convoked.members)
    await act(request, 'PUT', `${url}/members/${memberId}`, {
      presence: 'present',
      mandateTo: null,
    })
  const chair = convoked.members.find(({ kind }) => kind === 'board')
  await act(request, 'POST', `${url}/opening`, { chairId: chair?.id })
  const [item] = convoked.items
  const candidate = item?.candidates[0]
  await act(request, 'POST', `${url}/items/${item?.id ?? ''}/calling`)
  await act(request, 'PUT', `${url}/candidates/${candidate?.id ?? ''}/decision`, {
    ...{ outcome: 'allocated', rank: null, missingDocument: null, completeOn: null },
    ...{ motive: null, words: null, version: candidate?.version ?? 1 },
  })
  const vote = { memberId: null, voice: 'for' }
  await act(request, 'POST', `${url}/candidates/${candidate?.id ?? ''}/votes`, vote)
  await act(request, 'POST', `${url}/items/${item?.id ?? ''}/closing`)
  await act(request, 'POST', `${url}/closing`)
}
