import { KIND_WORDS, type AppointmentKind } from './appointment-kinds.ts'

/** All that may leave of an appointment: no name, no household, no title. */
export type FeedAppointment = {
  readonly id: string
  readonly kind: AppointmentKind
  readonly startsAt: string
  readonly minutes: number
  /** Only when its organiser said that it tells nothing of the person. */
  readonly place: string | null
  /** How many times it was changed. */
  readonly sequence: number
  readonly updatedAt: string
  readonly isCancelled: boolean
}

const CRLF = '\r\n'
const LINE_OCTETS = 75

/**
 * A calendar that any telephone reads, every instant in UTC.
 *
 * @param appointments  what may leave, in order
 * @returns             an iCalendar text
 * @source              RFC 5545, RFC 7986 (REFRESH-INTERVAL)
 */
export function calendarText(appointments: readonly FeedAppointment[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Pérenne//Agenda//FR',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'X-WR-CALNAME:Pérenne',
    'X-WR-TIMEZONE:Europe/Paris',
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...appointments.flatMap(eventLines),
    'END:VCALENDAR',
  ]
  return lines.map(folded).join(CRLF) + CRLF
}

function eventLines(appointment: FeedAppointment): string[] {
  const { id, kind, startsAt, minutes, place, sequence, updatedAt, isCancelled } = appointment
  const start = new Date(startsAt)
  return [
    'BEGIN:VEVENT',
    `UID:${id}@perenne`,
    `DTSTAMP:${instant(new Date(updatedAt))}`,
    `LAST-MODIFIED:${instant(new Date(updatedAt))}`,
    `DTSTART:${instant(start)}`,
    `DTEND:${instant(new Date(start.getTime() + minutes * 60_000))}`,
    `SUMMARY:${escaped(`Rendez-vous Pérenne\u00a0: ${KIND_WORDS[kind].toLocaleLowerCase('fr')}`)}`,
    ...(place === null ? [] : [`LOCATION:${escaped(place)}`]),
    `SEQUENCE:${String(sequence)}`,
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'CLASS:PRIVATE',
    'END:VEVENT',
  ]
}

/** 20261124T083000Z */
function instant(date: Date): string {
  return date
    .toISOString()
    .replaceAll(/[-:]/gu, '')
    .replace(/\.\d+Z$/u, 'Z')
}

/**
 * A text as a property carries it.
 *
 * @param text  any text
 * @returns     backslash, semicolon, comma and line breaks escaped
 * @source      RFC 5545 §3.3.11
 */
export function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/gu, String.raw`\$&`).replaceAll(/\r\n?|\n/gu, String.raw`\n`)
}

// UTF-8, without the encoder that a browser or Node would lend.
function octetsOf(character: string): number {
  const point = character.codePointAt(0) ?? 0
  if (point < 0x80) return 1
  if (point < 0x800) return 2
  return point < 0x10000 ? 3 : 4
}

/**
 * A line cut every 75 octets, never inside a character.
 *
 * @param line  a content line, without its end
 * @returns     the same line, folded
 * @source      RFC 5545 §3.1
 */
export function folded(line: string): string {
  const pieces: string[] = []
  let piece = ''
  let octets = 0
  for (const character of line) {
    const size = octetsOf(character)
    if (octets + size > LINE_OCTETS) {
      pieces.push(piece)
      // The space that begins a continuation counts too.
      piece = ' '
      octets = 1
    }
    piece += character
    octets += size
  }
  return [...pieces, piece].join(CRLF)
}
