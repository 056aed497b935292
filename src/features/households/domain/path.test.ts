import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openingsOf, positionOf, type PathFact } from './path.ts'

const TODAY = '2026-11-24'
const fact = (kind: string, happenedOn: string): PathFact => ({ kind, happenedOn })
const OPENED = fact('opened', '2026-03-01')
const CANDIDACY = [
  fact('referral-sent', '2026-03-02'),
  fact('eligible', '2026-03-10'),
  fact('prescriber-informed', '2026-04-01'),
  fact('prescriber-go', '2026-04-03'),
  fact('convoked', '2026-04-20'),
  fact('decided', '2026-04-27'),
]

test('un brouillon est en phase 1 depuis l’ouverture du dossier', () => {
  expect(positionOf([OPENED], TODAY, 3)).toEqual({ phase: 1, since: '2026-03-01' })
})

test('l’éligibilité acceptée ouvre la phase Besoins le jour de la décision', () => {
  expect(positionOf([OPENED, ...CANDIDACY.slice(0, 2)], TODAY, 3)).toEqual({
    phase: 2,
    since: '2026-03-10',
  })
})

test('une candidature close ramène aux besoins, et une nouvelle proposition repart', () => {
  const closed = [OPENED, ...CANDIDACY, fact('candidacy-closed', '2026-04-27')]
  expect(positionOf(closed, TODAY, 3).phase).toBe(2)
  const again = [...closed, fact('prescriber-informed', '2026-05-12')]
  expect(positionOf(again, TODAY, 3)).toEqual({ phase: 3, since: '2026-05-12' })
})

test('le bilan s’ouvre trois mois après la réunion de clôture', () => {
  const year = [
    ...CANDIDACY,
    fact('offer-accepted', '2025-05-05'),
    fact('keys', '2025-05-20'),
    fact('plan-signed', '2025-06-10'),
    fact('handover-started', '2026-01-10'),
    fact('closure-held', '2026-08-24'),
  ]
  expect(positionOf(year, '2026-11-23', 3).phase).toBe(11)
  expect(positionOf(year, '2026-11-24', 3)).toEqual({ phase: 12, since: '2026-11-24' })
})

test('une clôture sans relais ferme quand même le suivi', () => {
  const year = [
    ...CANDIDACY,
    fact('offer-accepted', '2025-05-05'),
    fact('keys', '2025-05-20'),
    fact('plan-signed', '2025-06-10'),
  ]
  expect(positionOf(year, TODAY, 3).phase).toBe(9)
  expect(positionOf([...year, fact('closure-held', '2026-10-24')], TODAY, 3).phase).toBe(11)
})

test('chaque phase atteinte porte sa date, les suivantes n’en ont pas, quels que soient les faits', () => {
  const kinds = fc.constantFrom(...CANDIDACY.map(({ kind }) => kind), 'candidacy-closed', 'keys')
  const day = fc
    .date({ min: new Date('2026-01-01'), max: new Date('2026-11-24'), noInvalidDate: true })
    .map((value) => value.toISOString().slice(0, 10))
  const anyFact = fc.record({ kind: kinds, happenedOn: day })
  fc.assert(
    fc.property(fc.array(anyFact, { maxLength: 12 }), (facts) => {
      const given = [OPENED, ...facts]
      const { phase } = positionOf(given, TODAY, 3)
      return openingsOf(given, TODAY, 3).every(
        (step) => step.phase <= phase === (step.openedOn !== null),
      )
    }),
  )
})
