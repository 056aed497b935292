import { expect, test } from 'vitest'
import { finishedQuarters } from './indicators.ts'

test('une édition par trimestre fini, la première avec le dispositif', () => {
  expect(finishedQuarters('2026-02-15', '2026-11-24')).toEqual([
    '2026-01-01',
    '2026-04-01',
    '2026-07-01',
  ])
  expect(finishedQuarters('2025-12-31', '2026-01-01')).toEqual(['2025-10-01'])
  expect(finishedQuarters('2026-10-01', '2026-12-31')).toEqual([])
})
