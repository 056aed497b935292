import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openingsOf, positionOf, type PathFacts } from './path.ts'

const facts = (over: Partial<PathFacts>): PathFacts => ({
  openedOn: '2026-03-01',
  referralSentOn: null,
  eligibleOn: null,
  ...over,
})

test('un brouillon est en phase 1 depuis l’ouverture du dossier', () => {
  expect(positionOf(facts({}))).toEqual({ phase: 1, since: '2026-03-01' })
})

test('l’éligibilité acceptée ouvre la phase Besoins le jour de la décision', () => {
  const accepted = facts({ referralSentOn: '2026-03-02', eligibleOn: '2026-03-10' })
  expect(positionOf(accepted)).toEqual({ phase: 2, since: '2026-03-10' })
})

test('chaque phase atteinte porte sa date, les suivantes n’en ont pas', () => {
  const date = fc.date({
    min: new Date('2026-01-01'),
    max: new Date('2027-01-01'),
    noInvalidDate: true,
  })
  const day = fc.option(date.map((value) => value.toISOString().slice(0, 10)))
  fc.assert(
    fc.property(day, day, (referralSentOn, eligibleOn) => {
      const given = facts({ referralSentOn, eligibleOn })
      const { phase } = positionOf(given)
      return openingsOf(given).every((step) => step.phase <= phase === (step.openedOn !== null))
    }),
  )
})
