import { expect, test } from 'vitest'
import { quorumCount, tallyOf, votersOf, type Cast, type Member, type SeatKind } from './voices.ts'

const member = (id: string, kind: SeatKind = 'board', more: Partial<Member> = {}): Member => ({
  id,
  kind,
  presence: 'present',
  mandateTo: null,
  ...more,
})
const MEMBERS = [member('chair'), member('b'), member('t', 'tenants'), member('mayor', 'mayor')]
const voices = (given: Record<string, Cast['voice']>): readonly Cast[] =>
  Object.entries(given).map(([memberId, voice]) => ({ memberId, voice }))
const context = { members: MEMBERS, chairId: 'chair', chairPrevails: true }

test('I1 · le quorum compte les membres du conseil présents, sur place ou à distance, et eux seuls', () => {
  expect(
    quorumCount([
      ...MEMBERS,
      member('far', 'board', { presence: 'remote' }),
      member('away', 'board', { presence: 'excused' }),
      member('state', 'prefect'),
      member('help', 'association'),
    ]),
  ).toEqual({ present: 4, seats: 5 })
})

test('I3 · en cas de partage, la voix du maire l’emporte, dans un sens comme dans l’autre', () => {
  const split = (mayor: Cast['voice'], chair: Cast['voice']) =>
    tallyOf(voices({ mayor, chair }), context)
  expect(split('for', 'against')).toMatchObject({ castingVoice: 'mayor', isCarried: true })
  expect(split('against', 'for')).toMatchObject({ castingVoice: 'mayor', isCarried: false })
})

test('I3 · sans voix du maire, la règle du règlement : le président, ou rien', () => {
  const given = voices({ chair: 'for', b: 'against', mayor: 'abstain' })
  expect(tallyOf(given, context)).toMatchObject({ castingVoice: 'chair', isCarried: true })
  expect(tallyOf(given, { ...context, chairPrevails: false })).toEqual({
    ...{ for: 1, against: 1, abstentions: 1 },
    ...{ castingVoice: null, isCarried: false },
  })
})

test('une décision sans aucune voix n’est pas emportée', () => {
  expect(tallyOf([], context).isCarried).toBe(false)
  expect(tallyOf(voices({ b: 'abstain' }), context).isCarried).toBe(false)
})

test('I1 · vote qui a voix délibérative, siège pour ce lieu et est là, ou son mandataire pour lui', () => {
  const away = member('away', 'board', { presence: 'excused', mandateTo: 'b' })
  const alone = member('alone', 'board', { presence: 'absent' })
  const other = member('elsewhere', 'mayor')
  const adviser = member('help', 'association')
  const all = [...MEMBERS, away, alone, other, adviser]
  const sitting = all.map(({ id }) => id).filter((id) => id !== 'elsewhere')
  expect(votersOf(all, { sitting, recused: [] })).toEqual(['chair', 'b', 't', 'mayor', 'away'])
})

test('I7 · qui se déporte ne vote plus, ni pour lui ni pour qui l’a mandaté', () => {
  const away = member('away', 'board', { presence: 'excused', mandateTo: 'b' })
  const all = [...MEMBERS, away]
  const sitting = all.map(({ id }) => id)
  expect(votersOf(all, { sitting, recused: ['b'] })).toEqual(['chair', 't', 'mayor'])
  expect(votersOf(all, { sitting, recused: ['away'] })).toEqual(['chair', 'b', 't', 'mayor'])
})
