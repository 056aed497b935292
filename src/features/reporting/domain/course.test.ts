import fc from 'fast-check'
import { expect, test } from 'vitest'
import { courseOf, daysByKey, targetDays } from './course.ts'

test('R4 · le parcours compte qui est arrivé jusque-là, qui attend et qui a quitté', () => {
  const course = courseOf([
    { step: 1, waiting: 2, gone: 3 },
    { step: 2, waiting: 4, gone: 1 },
    { step: 6, waiting: 5, gone: 0 },
  ])
  expect(course.map(({ step, count }) => [step, count])).toEqual([
    ['referred', 15],
    ['eligible', 10],
    ['needs', 5],
    ['proposed', 5],
    ['allocated', 5],
    ['housed', 5],
    ['handed-over', 0],
    ['closed', 0],
  ])
  expect(course[0]).toMatchObject({ waiting: 2, gone: 3 })
  expect(course[5]).toMatchObject({ waiting: 5, gone: 0 })
})

test('R4 · personne ne disparaît du parcours : chaque étape est la suivante, ceux qui attendent et ceux qui ont quitté', () => {
  const furthest = fc.record({
    step: fc.integer({ min: 1, max: 8 }),
    waiting: fc.nat(50),
    gone: fc.nat(50),
  })
  fc.assert(
    fc.property(fc.array(furthest), (rows) => {
      const course = courseOf(rows)
      course.forEach(({ count, waiting, gone }, index) => {
        expect(count).toBe((course[index + 1]?.count ?? 0) + waiting + gone)
      })
    }),
  )
})

test('l’objectif d’un délai vient des termes du dispositif, cinq jours ouvrés faisant une semaine', () => {
  const terms = { 'delay.decide-eligibility': 3, 'delay.exchange-on-needs': 5 }
  expect(targetDays('delay-needs', terms)).toBe(12)
  expect(targetDays('delay-needs', { 'delay.exchange-on-needs': 5 })).toBeNull()
  expect(targetDays('delay-vacancy', terms)).toBeNull()
})

test('les délais comptés se déplient ménage par ménage', () => {
  const days = daysByKey([
    { key: 'delay-needs', days: 4, count: 2 },
    { key: 'delay-needs', days: 9, count: 1 },
  ])
  expect(days.get('delay-needs')).toEqual([4, 4, 9])
  expect(days.get('delay-lease')).toEqual([])
})
