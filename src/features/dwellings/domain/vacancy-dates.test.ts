import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#kernel/calendar.ts'
import { checkVacancyDates } from './vacancy-dates.ts'

const context = { today: '2026-11-24', lastLeaseOn: null }
const dates = { noticeGivenOn: '2026-10-01', leavesOn: '2026-11-30', availableOn: '2026-12-14' }

test('G1 · les dates vont du congé au départ, puis à la disponibilité', () => {
  expect(checkVacancyDates(dates, context)).toEqual({ ok: true, value: dates })
})

test.each([
  ['notice-not-yet-given', { noticeGivenOn: '2026-11-25' }],
  ['leaves-before-notice', { leavesOn: '2026-09-30' }],
  ['available-before-leaving', { availableOn: '2026-11-29' }],
  ['vacancy-date-too-far', { availableOn: '2062-12-14' }],
  ['vacancy-date-too-far', { noticeGivenOn: '1926-10-01' }],
])('G1 · des dates en désordre sont refusées : %s', (refusal, change) => {
  expect(checkVacancyDates({ ...dates, ...change }, context)).toEqual({ ok: false, refusal })
})

test('un départ antérieur au dernier bail signé est refusé', () => {
  const checked = checkVacancyDates(dates, { ...context, lastLeaseOn: '2026-12-01' })
  expect(checked).toEqual({ ok: false, refusal: 'leaves-before-last-lease' })
})

test('aucune suite de dates acceptée n’est en désordre', () => {
  const day = fc.integer({ min: -400, max: 400 }).map((offset) => addDays(context.today, offset))
  fc.assert(
    fc.property(day, day, day, (noticeGivenOn, leavesOn, availableOn) => {
      const given = { noticeGivenOn, leavesOn, availableOn }
      const inOrder =
        noticeGivenOn <= leavesOn && leavesOn <= availableOn && noticeGivenOn <= context.today
      expect(checkVacancyDates(given, context).ok).toBe(inOrder)
    }),
  )
})
