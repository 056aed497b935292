import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import type { SessionRead } from '../src/features/committee/contract.ts'
import { act } from './act.ts'
import { programmeToday } from './release-walk.ts'

const NOTHING_MORE = { missingDocument: null, completeOn: null, motive: null, words: null }

/** A session held today on one dwelling, which is called: its candidates are about to be decided. */
export async function sitToday(
  officer: Page,
  vacancyId: string,
  candidacyIds: readonly string[],
): Promise<SessionRead> {
  const id = randomUUID()
  const url = `/api/committee-sessions/${id}`
  const details = { hour: '08:00', place: 'Salle Lamartine', isRemote: false }
  const heldOn = await programmeToday(officer)
  await act(officer, 'POST', '/api/committee-sessions', { id, heldOn, ...details })
  await act(officer, 'POST', `${url}/items`, {
    ...{ id: randomUUID(), vacancyId, candidacyIds, exception: 'insufficient-candidates' },
    exceptionWords: 'Personne d’autre n’attendait.',
  })
  const { members } = await act<SessionRead>(officer, 'POST', `${url}/convocation`)
  for (const member of members)
    await act(officer, 'PUT', `${url}/members/${member.id}`, {
      presence: 'present',
      mandateTo: null,
    })
  const chair = members.find(({ kind }) => kind === 'board')
  const { items } = await act<SessionRead>(officer, 'POST', `${url}/opening`, {
    chairId: chair?.id,
  })
  return act<SessionRead>(officer, 'POST', `${url}/items/${items[0]?.id ?? ''}/calling`)
}

/** A session held today on one dwelling: its candidates have it, one after the other in this order. */
export async function allocateToday(
  officer: Page,
  vacancyId: string,
  candidacyIds: readonly string[],
): Promise<void> {
  const session = await sitToday(officer, vacancyId, candidacyIds)
  const url = `/api/committee-sessions/${session.id}`
  const [item] = session.items
  const isRanked = candidacyIds.length > 1
  for (const [index, { id, version }] of (item?.candidates ?? []).entries()) {
    await act(officer, 'PUT', `${url}/candidates/${id}/decision`, {
      ...{ outcome: isRanked ? 'allocated-ranked' : 'allocated', ...NOTHING_MORE },
      ...{ rank: isRanked ? index + 1 : null, version },
    })
    await act(officer, 'POST', `${url}/candidates/${id}/votes`, { memberId: null, voice: 'for' })
  }
  await act(officer, 'POST', `${url}/items/${item?.id ?? ''}/closing`)
  await act(officer, 'POST', `${url}/closing`)
}
