import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  addWorkingDays,
  ageOn,
  isWorkingDay,
  publicHolidays,
  workingDaysBetween,
} from './calendar.ts'

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((value) => value.toISOString().slice(0, 10))

test('les onze jours fériés de 2026, Pâques compris', () => {
  expect(publicHolidays(2026)).toEqual([
    '2026-01-01',
    '2026-04-06',
    '2026-05-01',
    '2026-05-08',
    '2026-05-14',
    '2026-05-25',
    '2026-07-14',
    '2026-08-15',
    '2026-11-01',
    '2026-11-11',
    '2026-12-25',
  ])
})

test('le lundi de Pâques des années connues', () => {
  expect([2024, 2025, 2027, 2038].map((year) => publicHolidays(year)[1])).toEqual([
    '2024-04-01',
    '2025-04-21',
    '2027-03-29',
    '2038-04-26',
  ])
})

test('un délai saute les fins de semaine et les jours fériés', () => {
  expect(addWorkingDays('2026-11-10', 1)).toBe('2026-11-12')
  expect(addWorkingDays('2026-04-03', 1)).toBe('2026-04-07')
})

test('compter les jours ouvrés et les ajouter se répondent, et l’on tombe sur un jour ouvré', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 60 }), (from, count) => {
      const to = addWorkingDays(from, count)
      return isWorkingDay(to) && workingDaysBetween(from, to) === count
    }),
  )
})

test('un mois de plus garde le jour, ou prend le dernier du mois', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonths('2026-11-24', 3)).toBe('2027-02-24')
  expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
})

test('on a l’âge de son dernier anniversaire', () => {
  expect(ageOn('1990-11-25', '2026-11-24')).toBe(35)
  expect(ageOn('1990-11-24', '2026-11-24')).toBe(36)
  expect(addDays('2026-02-28', 1)).toBe('2026-03-01')
})
