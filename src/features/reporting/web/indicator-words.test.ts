import { expect, test } from 'vitest'
import { toIndicatorSearch } from './indicator-search.ts'
import { quarterWords } from './indicator-words.ts'

test('un trimestre se dit par son rang et son année', () => {
  expect(['2026-01-01', '2026-10-01'].map(quarterWords)).toEqual([
    '1er trimestre 2026',
    '4e trimestre 2026',
  ])
})

test('une adresse qui ne nomme pas un trimestre ouvre le dernier', () => {
  expect(toIndicatorSearch({ trimestre: '2026-02-01' })).toEqual({ trimestre: undefined })
  expect(toIndicatorSearch({ trimestre: '2026-04-01' })).toEqual({ trimestre: '2026-04-01' })
})
