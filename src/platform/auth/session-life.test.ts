import { expect, test } from 'vitest'
import { isFresh, sessionEnd, type Guard } from './session-life.ts'

const NOON = new Date('2026-03-02T12:00:00Z')
const minutesBefore = (minutes: number) => new Date(NOON.getTime() - minutes * 60_000)

function guard(overrides: Partial<Guard>): Guard {
  return {
    device: 'shared',
    startedAt: minutesBefore(60),
    lastSeenAt: minutesBefore(1),
    revokedAt: null,
    ...overrides,
  }
}

test('A14 · un poste partagé se ferme après quinze minutes d’inactivité', () => {
  expect(sessionEnd(guard({ lastSeenAt: minutesBefore(15) }), NOON)).toBeNull()
  expect(sessionEnd(guard({ lastSeenAt: minutesBefore(15.1) }), NOON)).toBe('idle')
})

test('A14 · un appareil personnel déclaré attend trente minutes', () => {
  expect(sessionEnd(guard({ device: 'personal', lastSeenAt: minutesBefore(30) }), NOON)).toBeNull()
  expect(sessionEnd(guard({ device: 'personal', lastSeenAt: minutesBefore(31) }), NOON)).toBe(
    'idle',
  )
})

test('une connexion ne dure jamais plus de douze heures, même active', () => {
  expect(sessionEnd(guard({ startedAt: minutesBefore(12 * 60 + 1) }), NOON)).toBe('too-old')
})

test('une connexion révoquée est finie tout de suite', () => {
  expect(sessionEnd(guard({ revokedAt: NOON }), NOON)).toBe('revoked')
})

test('A14 · un second facteur est frais pendant cinq minutes', () => {
  expect(isFresh(minutesBefore(5), NOON)).toBe(true)
  expect(isFresh(minutesBefore(5.1), NOON)).toBe(false)
  expect(isFresh(null, NOON)).toBe(false)
})
