import { expect, test } from 'vitest'
import type { QueueItem } from '#features/households/today.contract.ts'
import { mergedQueues } from './merge-queues.ts'

const line = (id: string, more: Partial<QueueItem> = {}): QueueItem => ({
  ...{ id, subject: 'household', subjectId: id, name: id, birthDate: null },
  ...{ adults: null, children: null, place: null, phase: 2, what: '', action: 'Proposer' },
  ...{ dueInWorkingDays: -1, sinceDays: 3 },
  ...more,
})
const late = (...items: QueueItem[]) => [{ key: 'late' as const, count: items.length, items }]

test('D10 · une voie d’urgence passe devant les retards, ouverte ou arrêtée en attendant une suite', () => {
  const [merged] = mergedQueues([
    late(line('oldest', { dueInWorkingDays: -48 }), line('lapsed', { action: 'Décider' })),
    late(line('live', { dueInWorkingDays: 4, emergencyUntil: '2026-11-30' })),
  ])
  expect(merged?.count).toBe(3)
  expect(merged?.items.map(({ id }) => id)).toEqual(['lapsed', 'live', 'oldest'])
})
