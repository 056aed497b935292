import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#kernel/calendar.ts'
import { daysVacant, preparationRace, vacancyCost } from './vacancy-cost.ts'

const day = fc.integer({ min: 0, max: 3000 }).map((offset) => addDays('2024-01-01', offset))
const rent = fc.integer({ min: 0, max: 200_000 })

test('un logement quitté le 12 et regardé le 24 est vacant depuis 12 jours', () => {
  expect(daysVacant({ leavesOn: '2026-11-12', letOn: null }, '2026-11-24')).toBe(12)
})

test('le jour de départ et le premier jour du bail sont payés : entre les deux, rien ne l’est', () => {
  expect(daysVacant({ leavesOn: '2026-11-12', letOn: '2026-11-13' }, '2026-12-01')).toBe(0)
  expect(daysVacant({ leavesOn: '2026-11-12', letOn: '2026-11-20' }, '2026-12-01')).toBe(7)
})

test('412 € et 138 € de charges du 12 novembre au 5 décembre coûtent 418,71 €, mois par mois', () => {
  const cost = vacancyCost({ leavesOn: '2026-11-12', letOn: null }, 550_00, '2026-12-05')
  expect(cost.lines).toEqual([
    { month: '2026-11', days: 18, monthDays: 30, cents: 330_00 },
    { month: '2026-12', days: 5, monthDays: 31, cents: 88_71 },
  ])
  expect(cost.totalCents).toBe(418_71)
})

test('un mois entier coûte exactement le loyer et les charges, même en février', () => {
  fc.assert(
    fc.property(
      rent,
      fc.constantFrom('2026-01-31/2026-02-28', '2028-01-31/2028-02-29', '2026-06-30/2026-07-31'),
      (cents, period) => {
        const [leavesOn = '', today = ''] = period.split('/')
        expect(vacancyCost({ leavesOn, letOn: null }, cents, today).totalCents).toBe(cents)
      },
    ),
  )
})

test('la somme des lignes fait le total, leurs jours font la durée, et le coût ne diminue jamais', () => {
  fc.assert(
    fc.property(day, day, rent, (leavesOn, today, cents) => {
      const cost = vacancyCost({ leavesOn, letOn: null }, cents, today)
      const next = vacancyCost({ leavesOn, letOn: null }, cents, addDays(today, 1))
      expect(cost.days).toBe(daysVacant({ leavesOn, letOn: null }, today))
      expect(cost.lines.reduce((sum, line) => sum + line.cents, 0)).toBe(cost.totalCents)
      expect(cost.lines.every((line) => line.days >= 1 && line.days <= line.monthDays)).toBe(true)
      expect(next.totalCents).toBeGreaterThanOrEqual(cost.totalCents)
      // Each month is rounded once: never more than half a cent away from the exact share.
      for (const line of cost.lines) {
        expect(Math.abs(line.cents - (cents * line.days) / line.monthDays)).toBeLessThanOrEqual(0.5)
      }
    }),
  )
})

test('un bail à venir ne fait pas compter de jours qui ne sont pas passés', () => {
  fc.assert(
    fc.property(day, day, day, (leavesOn, letOn, today) => {
      const known = daysVacant({ leavesOn, letOn }, today)
      expect(known).toBeLessThanOrEqual(daysVacant({ leavesOn, letOn: null }, today))
      expect(known).toBeGreaterThanOrEqual(0)
    }),
  )
})

test('préparer un ménage en 45 jours pour un logement libre dans 20 fait attendre 25 jours', () => {
  const race = preparationRace('2026-12-14', 550_00, { today: '2026-11-24', preparationDays: 45 })
  expect(race.readyOn).toBe('2027-01-08')
  expect(race.slackDays).toBe(-25)
  expect(race.waitDays).toBe(25)
  // 18 jours de décembre sur 31, 7 jours de janvier sur 31.
  expect(race.waitCents).toBe(319_35 + 124_19)
})

test('quand le logement se libère après, personne n’attend', () => {
  fc.assert(
    fc.property(day, rent, fc.integer({ min: 0, max: 120 }), (today, cents, preparationDays) => {
      const race = preparationRace(addDays(today, preparationDays + 3), cents, {
        today,
        preparationDays,
      })
      expect(race).toMatchObject({ slackDays: 3, waitDays: 0, waitCents: 0 })
    }),
  )
})
