import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, publicHolidays } from '#kernel/calendar.ts'
import { placed } from './lanes.ts'
import { daysOfWeek, holidayName, hourAfter, minutesOf, mondayOf } from './week.ts'

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((value) => value.toISOString().slice(0, 10))

test('la semaine d’un jour commence le lundi qui le précède, dimanche compris', () => {
  expect(mondayOf('2026-11-24')).toBe('2026-11-23')
  expect(mondayOf('2026-11-23')).toBe('2026-11-23')
  expect(mondayOf('2026-11-29')).toBe('2026-11-23')
  expect(mondayOf('2027-01-01')).toBe('2026-12-28')
})

test('tous les jours d’une semaine ont le même lundi', () => {
  fc.assert(
    fc.property(day, (any) => {
      const monday = mondayOf(any)
      return daysOfWeek(monday).every((one) => mondayOf(one.day) === monday)
    }),
  )
})

test('chaque jour férié a son nom, et lui seul', () => {
  for (const year of [2024, 2026, 2027]) {
    const holidays = new Set(publicHolidays(year))
    for (let index = 0; index < 365; index += 1) {
      const one = addDays(`${String(year)}-01-01`, index)
      expect(holidayName(one) !== null, one).toBe(holidays.has(one))
    }
  }
  expect(holidayName('2026-11-11')).toBe('Armistice de 1918')
})

test('deux rendez-vous qui se chevauchent se mettent côte à côte, les autres prennent toute la largeur', () => {
  const lanes = placed([
    { hour: '14:00', minutes: 30 },
    { hour: '09:00', minutes: 90 },
    { hour: '10:00', minutes: 60 },
    { hour: '10:30', minutes: 60 },
  ]).map(({ item, lane, lanes: count }) => [item.hour, lane, count])
  expect(lanes).toEqual([
    ['09:00', 0, 2],
    ['10:00', 1, 2],
    ['10:30', 0, 2],
    ['14:00', 0, 1],
  ])
})

test('deux rendez-vous de la même colonne ne se touchent jamais', () => {
  const meeting = fc.record({
    hour: fc.integer({ min: 0, max: 22 }).map((hour) => `${String(hour).padStart(2, '0')}:15`),
    minutes: fc.integer({ min: 5, max: 180 }),
  })
  fc.assert(
    fc.property(fc.array(meeting, { maxLength: 12 }), (meetings) => {
      const all = placed(meetings)
      return all.every((one) =>
        all.every((two) => {
          if (one === two || one.lane !== two.lane) return true
          const [a, b] = [minutesOf(one.item.hour), minutesOf(two.item.hour)]
          return a + one.item.minutes <= b || b + two.item.minutes <= a
        }),
      )
    }),
  )
})

test('une heure de fin se lit dans la journée', () => {
  expect(hourAfter('09:30', 45)).toBe('10:15')
  expect(hourAfter('23:30', 60)).toBe('24:00')
})
