import { expect, test } from 'vitest'
import { secondsToWait, type Attempts } from './attempt-limits.ts'

const NOW = new Date('2026-03-02T12:00:00Z')
const FEW: Attempts = {
  bySubjectAndSource: 1,
  bySubject: 1,
  bySource: 1,
  oldestAt: new Date('2026-03-02T11:50:00Z'),
}

test('six essais passent, le septième attend la sortie du plus ancien', () => {
  expect(secondsToWait('password', { ...FEW, bySubjectAndSource: 6 }, NOW)).toBe(0)
  expect(secondsToWait('password', { ...FEW, bySubjectAndSource: 7 }, NOW)).toBe(300)
})

test('un collègue ailleurs peut encore entrer quand une seule machine s’acharne', () => {
  expect(secondsToWait('password', { ...FEW, bySubject: 8, bySubjectAndSource: 1 }, NOW)).toBe(0)
  expect(secondsToWait('password', { ...FEW, bySubject: 31 }, NOW)).toBeGreaterThan(0)
})

test('une adresse réseau ne peut pas essayer tous les comptes', () => {
  expect(secondsToWait('household', { ...FEW, bySource: 31 }, NOW)).toBeGreaterThan(0)
})

test('on attend au moins une minute', () => {
  const oldestAt = new Date('2026-03-02T11:45:00.500Z')
  expect(secondsToWait('password', { ...FEW, bySource: 61, oldestAt }, NOW)).toBe(60)
})
