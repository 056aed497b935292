import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addWorkingDays } from '#kernel/calendar.ts'
import { nudgesDue, waitingSince, whoseMove, type Waiting } from './proposal.ts'

const WAITING: Waiting = {
  since: '2026-11-18',
  days: 3,
  dueSoon: 1,
  escalate: 2,
  isReminded: false,
  isTold: false,
}

test('la main passe du bailleur au prescripteur, revient pour adapter, et s’arrête à l’accord', () => {
  expect(whoseMove('chosen', [])).toBe('officer-informs')
  expect(whoseMove('informed', [])).toBe('prescriber-answers')
  const adapt = { answer: 'adapt', on: '2026-11-19' } as const
  expect(whoseMove('informed', [adapt])).toBe('officer-replies')
  expect(whoseMove('informed', [adapt, { answer: 'reply', on: '2026-11-20' }])).toBe(
    'prescriber-answers',
  )
  expect(whoseMove('go', [adapt])).toBeNull()
})

test('la réponse du bailleur fait repartir le délai du prescripteur', () => {
  expect(waitingSince('2026-11-18', [])).toBe('2026-11-18')
  const thread = [
    { answer: 'adapt', on: '2026-11-19' },
    { answer: 'reply', on: '2026-11-24' },
  ] as const
  expect(waitingSince('2026-11-18', thread)).toBe('2026-11-24')
})

// Wednesday 18 November, three working days: Monday 23.
test('un rappel la veille de l’échéance, la responsable deux jours ouvrés passés après elle', () => {
  expect(nudgesDue(WAITING, '2026-11-19')).toEqual([])
  expect(nudgesDue(WAITING, '2026-11-20')).toEqual(['reminder'])
  expect(nudgesDue({ ...WAITING, isReminded: true }, '2026-11-25')).toEqual([])
  expect(nudgesDue({ ...WAITING, isReminded: true }, '2026-11-26')).toEqual(['lead-told'])
})

test('un délai réglé plus court que le rappel rappelle le jour même, et un terme absent ne demande rien', () => {
  expect(nudgesDue({ ...WAITING, dueSoon: 9 }, '2026-11-18')).toEqual(['reminder'])
  expect(nudgesDue({ ...WAITING, dueSoon: null, escalate: null }, '2027-11-18')).toEqual([])
})

test('quel que soit le jour, rien ne part deux fois ni avant son heure', () => {
  const day = fc
    .date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
    .map((value) => value.toISOString().slice(0, 10))
  fc.assert(
    fc.property(
      day,
      fc.nat(40),
      fc.nat(10),
      fc.nat(10),
      fc.nat(10),
      (since, later, days, dueSoon, escalate) => {
        const today = addDays(since, later)
        const steps = nudgesDue({ ...WAITING, since, days, dueSoon, escalate }, today)
        const again = nudgesDue(
          { since, days, dueSoon, escalate, isReminded: true, isTold: true },
          today,
        )
        const late = addWorkingDays(since, days) < today
        return again.length === 0 && (!steps.includes('lead-told') || late)
      },
    ),
  )
})
