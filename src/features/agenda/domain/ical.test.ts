import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarText, escaped, folded, type FeedAppointment } from './ical.ts'

const VISIT: FeedAppointment = {
  id: '0193a1b2-0000-7000-8000-000000000001',
  kind: 'visit',
  startsAt: '2026-11-24T08:30:00.000Z',
  minutes: 45,
  place: 'Maison des associations ; salle 2, Annecy',
  sequence: 1,
  updatedAt: '2026-11-20T10:00:00.000Z',
  isCancelled: false,
}

test('L8 · un rendez-vous sort avec son heure, sa nature en mots, son identifiant stable', () => {
  const lines = calendarText([VISIT]).split('\r\n')
  expect(lines).toContain('DTSTART:20261124T083000Z')
  expect(lines).toContain('DTEND:20261124T091500Z')
  expect(lines).toContain('UID:0193a1b2-0000-7000-8000-000000000001@perenne')
  expect(lines).toContain('SUMMARY:Rendez-vous Pérenne\u00a0: visite')
  expect(lines).toContain(String.raw`LOCATION:Maison des associations \; salle 2\, Annecy`)
  expect(lines).toContain('STATUS:CONFIRMED')
})

test('L8 · un rendez-vous annulé le dit, sous le même identifiant et un rang plus élevé', () => {
  const text = calendarText([{ ...VISIT, isCancelled: true, sequence: 2, place: null }])
  expect(text).toContain('STATUS:CANCELLED')
  expect(text).toContain('SEQUENCE:2')
  expect(text).not.toContain('LOCATION')
})

test('un agenda vide reste un calendrier', () => {
  expect(calendarText([])).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n[\s\S]*END:VCALENDAR\r\n$/u)
})

test('aucune ligne ne dépasse 75 octets, et déplier rend le texte', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const line = escaped(text).replaceAll(/[\r\n]/gu, '')
      const pieces = folded(line).split('\r\n')
      const octets = pieces.map((piece) => new TextEncoder().encode(piece).length)
      expect(Math.max(...octets)).toBeLessThanOrEqual(75)
      expect(pieces.map((piece, index) => (index === 0 ? piece : piece.slice(1))).join('')).toBe(
        line,
      )
    }),
  )
})

test('un retour à la ligne, une virgule, un point-virgule ou une barre ne sortent pas de leur propriété', () => {
  expect(escaped('a\r\nSTATUS:CONFIRMED,b;c\\d')).toBe(String.raw`a\nSTATUS:CONFIRMED\,b\;c\\d`)
})
