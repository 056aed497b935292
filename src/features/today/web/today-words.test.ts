import { expect, test } from 'vitest'
import type { QueueItem } from '#features/households/today.contract.ts'
import { mergedQueues } from './merge-queues.ts'
import { todaySentence } from './today-words.ts'

test('la phrase du jour compte les actions et les retards, en lettres tant qu’ils sont peu', () => {
  expect(todaySentence({ late: 3, todo: 7, waiting: 9 })).toBe(
    'Dix actions vous attendent, dont trois en retard.',
  )
  expect(todaySentence({ late: 1, todo: 1, waiting: 0 })).toBe(
    'Deux actions vous attendent, dont une en retard.',
  )
  expect(todaySentence({ late: 0, todo: 28, waiting: 0 })).toBe('28 actions vous attendent.')
  expect(todaySentence({ late: 2, todo: 0, waiting: 0 })).toBe(
    'Deux actions vous attendent, toutes en retard.',
  )
})

test('une action, rien, ou rien que l’attente d’un partenaire ont leur phrase', () => {
  expect(todaySentence({ late: 1, todo: 0, waiting: 4 })).toBe('Une action vous attend, en retard.')
  expect(todaySentence({ late: 0, todo: 1, waiting: 4 })).toBe('Une action vous attend.')
  expect(todaySentence({ late: 0, todo: 0, waiting: 0 })).toBe(
    'Rien ne vous attend pour l’instant.',
  )
  expect(todaySentence({ late: 0, todo: 0, waiting: 1 })).toBe(
    'Rien à faire de votre côté\u00a0: 1\u00a0action attend un partenaire.',
  )
})

test('ménages et logements se rangent ensemble, du plus pressé au moins pressé, sans échéance en dernier', () => {
  const item = (id: string, dueInWorkingDays: number | null, sinceDays: number) =>
    ({ id, dueInWorkingDays, sinceDays }) as QueueItem
  const queues = mergedQueues([
    [{ key: 'todo', count: 12, items: [item('a', 3, 1), item('b', null, 50)] }],
    [{ key: 'todo', count: 2, items: [item('c', 3, 9), item('d', 0, 0)] }],
  ])
  const todo = queues.find(({ key }) => key === 'todo')
  expect(todo?.count).toBe(14)
  expect(todo?.items.map(({ id }) => id)).toEqual(['d', 'c', 'a', 'b'])
})
