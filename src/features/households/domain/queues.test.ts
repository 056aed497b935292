import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addWorkingDays } from '#kernel/calendar.ts'
import { ROLES } from '#kernel/roles.ts'
import { lateBefore, phaseQueues, queueLine } from './queues.ts'

const day = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
  .map((value) => value.toISOString().slice(0, 10))

test('comparer des dates dit la même chose que compter les jours ouvrés', () => {
  fc.assert(
    fc.property(day, fc.nat(40), fc.nat(30), (today, back, delay) => {
      const since = addDays(today, -back)
      const late = addWorkingDays(since, delay) < today
      return since < lateBefore(today, delay) === late
    }),
  )
})

test('une phase n’est jamais dans deux files d’un même rôle', () => {
  for (const role of ROLES) {
    const phases = phaseQueues(role, '2026-11-24', {}).map(({ phase }) => phase)
    expect(new Set(phases).size).toBe(phases.length)
  }
})

test('ce qui attend un partenaire n’est pas à faire, et ce qui est à faire devient en retard', () => {
  const standing = { phase: 1 as const, since: '2026-11-16', sent: true }
  const delays = { 'decide-eligibility': 3 }
  expect(queueLine(standing, 'ALL', '2026-11-19', delays)).toMatchObject({
    queue: 'todo',
    dueInWorkingDays: 0,
  })
  expect(queueLine(standing, 'ALL', '2026-11-23', delays)).toMatchObject({
    queue: 'late',
    dueInWorkingDays: -2,
  })
  expect(queueLine(standing, 'PRE', '2026-11-23', delays).queue).toBe('waiting')
})
