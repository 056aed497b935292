import { expect, test } from 'vitest'
import { foldBursts } from './timeline-bursts.ts'

const call = (id: string) => ({ id, on: '2026-10-12', burst: 'échange-aries' })
const visit = (id: string) => ({ id, on: '2026-11-03' })

test('trois événements semblables qui se suivent tiennent en une ligne', () => {
  const lines = foldBursts([visit('a'), call('b'), call('c'), call('d'), visit('e')])
  expect(lines.map((line) => line.kind)).toEqual(['single', 'burst', 'single'])
})

test('deux événements semblables restent deux lignes', () => {
  expect(foldBursts([call('a'), call('b')]).map((line) => line.kind)).toEqual(['single', 'single'])
})

test('un autre événement coupe la série', () => {
  const lines = foldBursts([call('a'), call('b'), visit('c'), call('d'), call('e')])
  expect(lines).toHaveLength(5)
})

test('aucun événement ne se perd', () => {
  const events = [call('a'), call('b'), call('c'), visit('d')]
  const ids = foldBursts(events).flatMap((line) =>
    line.kind === 'burst' ? line.events.map((event) => event.id) : [line.event.id],
  )
  expect(ids).toEqual(['a', 'b', 'c', 'd'])
})
