import { expect, test } from 'vitest'
import {
  dayOf,
  formatDay,
  formatInstant,
  formatLongDay,
  formatMonth,
  formatShortDay,
  formatShortDays,
  parseDay,
} from './dates.ts'

test('une date s’écrit à la française', () => {
  expect(formatDay('2026-11-04')).toBe('04/11/2026')
  expect(formatLongDay('2026-11-24')).toBe('mardi 24\u00a0novembre 2026')
  expect(formatLongDay('2026-12-01')).toBe('mardi 1er\u00a0décembre 2026')
  expect(formatShortDay('2026-11-03')).toBe('3\u00a0nov.')
  expect(formatShortDay('2026-12-01')).toBe('1er\u00a0déc.')
  expect(formatShortDay('2026-12-21')).toBe('21\u00a0déc.')
  expect(formatMonth('2026-11-03')).toBe('novembre 2026')
})

test('une période courte ne répète pas le mois', () => {
  expect(formatShortDays('2026-10-12', '2026-10-23')).toBe('12 au\u00a023\u00a0oct.')
  expect(formatShortDays('2026-09-28', '2026-10-03')).toBe('28\u00a0sept. au\u00a03\u00a0oct.')
  expect(formatShortDays('2026-10-03', '2026-10-03')).toBe('3\u00a0oct.')
  expect(formatShortDays('2026-12-01', '2026-12-05')).toBe('1er au\u00a05\u00a0déc.')
  expect(formatShortDays('2026-11-26', '2026-12-01')).toBe('26\u00a0nov. au\u00a01er\u00a0déc.')
})

test('un instant se lit à l’heure de Paris, été comme hiver', () => {
  expect(formatInstant('2026-11-24T08:04:00Z')).toBe('24/11/2026 à\u00a09\u00a0h\u00a004')
  expect(formatInstant('2026-07-01T13:00:00Z')).toBe('01/07/2026 à\u00a015\u00a0h\u00a000')
  expect(dayOf('2026-11-24T23:30:00Z')).toBe('2026-11-25')
})

test('une date tapée se lit avec ou sans séparateur', () => {
  for (const typed of ['24/11/2026', '24-11-2026', ' 24 11 2026 ', '24112026', '24.11.2026']) {
    expect(parseDay(typed)).toBe('2026-11-24')
  }
  expect(parseDay('1/2/1990')).toBe('1990-02-01')
})

test('une date impossible est refusée', () => {
  for (const typed of ['31/02/2026', '00/01/2026', '12/13/2026', 'demain', '24/11/26', '']) {
    expect(parseDay(typed)).toBeNull()
  }
})
