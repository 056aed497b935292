import { expect, test } from 'vitest'
import { CRITERIA } from '../domain/criteria.ts'
import { BLANK_VALUES, changesOf, isIncomplete, toDraft, unsaid } from './need-draft.ts'

const READ = {
  needs: [
    {
      ...{ criterion: 'typology' as const, importance: 'must' as const, weight: 2 as const },
      ...{ value: { typologies: ['T3'] }, note: null, words: 'T3' },
    },
  ],
}

test('ouvrir la page ne change rien, changer une force change un critère', () => {
  const draft = toDraft(READ)
  expect(draft).toHaveLength(CRITERIA.length)
  expect(changesOf(READ, draft)).toEqual([])
  const weaker = draft.map((need) =>
    need.criterion === 'typology' ? { ...need, importance: 'should' as const } : need,
  )
  expect(changesOf(READ, weaker).map(({ criterion }) => criterion)).toEqual(['typology'])
})

test('un critère qui compte sans rien dire arrête l’enregistrement', () => {
  const draft = toDraft(READ).map((need) =>
    need.criterion === 'noise' ? { ...need, importance: 'must' as const } : need,
  )
  expect(unsaid(draft)).toEqual(['noise'])
})

test('une liste vide, un nombre effacé ou un lieu sans commune manquent ; le rez-de-chaussée est un étage', () => {
  expect(isIncomplete(BLANK_VALUES.typology)).toBe(true)
  expect(isIncomplete(BLANK_VALUES.school)).toBe(true)
  expect(isIncomplete({ minAreaM2: 0 })).toBe(true)
  expect(isIncomplete({ withLift: null, withoutLift: 0 })).toBe(false)
  expect(isIncomplete({ stopWithinMinutes: 10, everyMinutes: null })).toBe(false)
})
