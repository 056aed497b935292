import { expect, test } from 'vitest'
import { monthsOf } from './months.ts'

test('les mois de la table se suivent, janvier dit son année, un seul est celui d’aujourd’hui', () => {
  const months = monthsOf('2026-11-01', '2027-03-01')
  expect(months.map(({ key }) => key)).toEqual(['2026-11', '2026-12', '2027-01', '2027-02'])
  expect(months[2]?.label).toMatch(/2027/u)
  expect(months.filter(({ isNow }) => isNow('2026-12-15')).map(({ key }) => key)).toEqual([
    '2026-12',
  ])
})
