import { describe, expect, test } from 'vitest'
import { awaitsProof, notifiedOn, replyDeadline, replyState } from './reply-deadline.ts'

const deadline = (notified: string, days = 10) => {
  const found = replyDeadline(notified, days)
  return found.ok ? found.value : found.refusal
}

describe('J2 · le délai de réponse', () => {
  test('notifié le 2 février, dix jours : le 12 à minuit', () => {
    expect(deadline('2026-02-02')).toBe('2026-02-12')
  })

  test('un samedi laisse la place au lundi', () => {
    // The 12th of February 2022 was a Saturday.
    expect(deadline('2022-02-02')).toBe('2022-02-14')
  })

  test('un jour férié laisse la place au premier jour ouvré', () => {
    // The tenth day is the 1st of May 2026, a Friday, and a public holiday.
    expect(deadline('2026-04-21')).toBe('2026-05-04')
  })

  test('moins de dix jours est refusé', () => {
    expect(deadline('2026-02-02', 9)).toBe('reply-too-short')
  })

  test('tous les jours de départ sur dix ans, contre un compte indépendant', () => {
    for (let day = Date.UTC(2020, 0, 1); day < Date.UTC(2030, 0, 1); day += DAY_MS) {
      const notified = iso(day)
      expect(deadline(notified), notified).toBe(countedByHand(day, 10))
    }
  })
})

test('J3 · une lettre non réclamée compte de sa première présentation datée', () => {
  const letter = { means: 'registered', receivedOn: null, presentedOn: '2026-02-02' } as const
  expect(notifiedOn(letter)).toBe('2026-02-02')
  expect(notifiedOn({ ...letter, receivedOn: '2026-02-09' })).toBe('2026-02-09')
})

test('J3 · sans preuve de remise, le silence ne vaut jamais refus', () => {
  const email = { means: 'email', readOn: null } as const
  expect(replyState(email, 10, '2030-01-01')).toEqual({ ok: true, value: 'unproved' })
})

test('J3 · avec une preuve, le silence vaut refus le lendemain de l’échéance, pas avant', () => {
  const handed = { means: 'handed', handedOn: '2026-02-02' } as const
  expect(replyState(handed, 10, '2026-02-12')).toEqual({ ok: true, value: 'open' })
  expect(replyState(handed, 10, '2026-02-13')).toEqual({ ok: true, value: 'silent' })
})

test('J3 · une offre arrivée attend encore l’appel ; une autre lettre n’attend que son arrivée', () => {
  const letter = { provedOn: '2026-02-02', calledOn: null }
  expect(awaitsProof({ ...letter, kind: 'offer' })).toBe(true)
  expect(awaitsProof({ ...letter, kind: 'offer', calledOn: '2026-02-05' })).toBe(false)
  expect(awaitsProof({ ...letter, kind: 'refusal' })).toBe(false)
  expect(awaitsProof({ ...letter, kind: 'refusal', provedOn: null })).toBe(true)
})

// A second count, with its own calendar: weekdays by the date of the machine, holidays written out year by year.
const DAY_MS = 86_400_000
const iso = (day: number) => new Date(day).toISOString().slice(0, 10)
const FIXED = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']
// Easter Monday, Ascension, Whit Monday.
const MOVING = [
  ...['2020-04-13', '2020-05-21', '2020-06-01', '2021-04-05', '2021-05-13', '2021-05-24'],
  ...['2022-04-18', '2022-05-26', '2022-06-06', '2023-04-10', '2023-05-18', '2023-05-29'],
  ...['2024-04-01', '2024-05-09', '2024-05-20', '2025-04-21', '2025-05-29', '2025-06-09'],
  ...['2026-04-06', '2026-05-14', '2026-05-25', '2027-03-29', '2027-05-06', '2027-05-17'],
  ...['2028-04-17', '2028-05-25', '2028-06-05', '2029-04-02', '2029-05-10', '2029-05-21'],
  ...['2030-04-22', '2030-05-30', '2030-06-10'],
]

function countedByHand(from: number, days: number): string {
  let day = from + days * DAY_MS
  for (;;) {
    const weekday = new Date(day).getUTCDay()
    const text = iso(day)
    const isOff = weekday === 0 || weekday === 6
    if (!isOff && !FIXED.includes(text.slice(5)) && !MOVING.includes(text)) return text
    day += DAY_MS
  }
}
