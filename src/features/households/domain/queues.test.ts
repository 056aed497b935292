import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { NeedsStage } from '#features/needs/domain/needs-stage.ts'
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
    const phases = phaseQueues(role, '2026-11-24', {}).map(({ phase, stage }) =>
      stage === null ? phase : `${String(phase)} ${stage}`,
    )
    expect(new Set(phases).size).toBe(phases.length)
  }
})

test('ce qui attend un partenaire n’est pas à faire, et ce qui est à faire devient en retard', () => {
  const standing = { phase: 1 as const, stage: null, since: '2026-11-16', sent: true }
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

test('les besoins convenus quittent la file du prescripteur et disent au bailleur de proposer', () => {
  const side = (role: 'ALL' | 'PRE', stage: NeedsStage) =>
    phaseQueues(role, '2026-11-24', {}).find((queue) => queue.stage === stage)?.queue
  expect([side('ALL', 'open'), side('PRE', 'open')]).toEqual(['mine', 'mine'])
  expect([side('ALL', 'corrected'), side('PRE', 'corrected')]).toEqual(['waiting', 'mine'])
  expect([side('ALL', 'prescriber-confirmed'), side('PRE', 'prescriber-confirmed')]).toEqual([
    'mine',
    'waiting',
  ])
  expect([side('ALL', 'agreed'), side('PRE', 'agreed')]).toEqual(['mine', 'waiting'])
  const agreed = { phase: 2 as const, stage: 'agreed' as const, since: '2026-11-20', sent: true }
  expect(queueLine(agreed, 'ALL', '2026-11-24', {})).toMatchObject({
    what: 'Les besoins sont convenus. Proposez un logement.',
    action: 'Proposer',
  })
})
