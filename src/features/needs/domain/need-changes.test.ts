import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { NotedNeed } from './criteria.ts'
import { changedNeeds, changesByVersion } from './need-changes.ts'

const typology = (rooms: 'T3' | 'T4', over: Partial<NotedNeed> = {}): NotedNeed =>
  ({
    ...{ criterion: 'typology', importance: 'must', weight: 2, note: null },
    ...{ value: { typologies: [rooms] }, ...over },
  }) as NotedNeed
const quiet: NotedNeed = {
  ...{ criterion: 'noise', importance: 'indifferent', weight: 2, value: null, note: null },
}

test('une version n’écrit que ce qui change, et rien quand rien ne change', () => {
  expect(changedNeeds([typology('T3')], [typology('T3'), quiet])).toEqual([])
  expect(changedNeeds([typology('T3')], [typology('T4'), quiet])).toEqual([typology('T4')])
})

test('une fois écrite, une version ne laisse plus rien à écrire', () => {
  const need = fc.record({
    rooms: fc.constantFrom('T3' as const, 'T4' as const),
    importance: fc.constantFrom('must' as const, 'should' as const, 'indifferent' as const),
    note: fc.constantFrom(null, 'près du parc'),
  })
  fc.assert(
    fc.property(need, need, (one, two) => {
      const before = [typology(one.rooms, one)]
      const wished = [typology(two.rooms, two)]
      const changed = changedNeeds(before, wished)
      return changedNeeds(changed.length > 0 ? changed : before, wished).length === 0
    }),
  )
})

test('l’ordre des clés d’une valeur gardée par la base n’est pas un changement', () => {
  const kept = { minAreaM2: 60 }
  const need = (value: object) => ({ ...quiet, criterion: 'transport', value }) as NotedNeed
  expect(
    changedNeeds(
      [need({ everyMinutes: 20, stopWithinMinutes: 10 })],
      [need({ stopWithinMinutes: 10, everyMinutes: 20 })],
    ),
  ).toEqual([])
  expect(changedNeeds([], [need(kept)])).toHaveLength(1)
})

test('chaque version dit en mots ce qu’elle a changé', () => {
  const changes = changesByVersion([
    { ...typology('T3', { importance: 'should' }), version: 1 },
    { ...typology('T4'), version: 2 },
    { ...quiet, version: 2, importance: 'should', value: { kinds: ['top-floor'] } } as never,
  ])
  expect(changes.get(1)).toEqual(['Type de logement : ajouté, souhaité'])
  expect(changes.get(2)).toEqual([
    'Type de logement : passe de souhaité à indispensable, demande précisée',
    'Bruit : ajouté, souhaité',
  ])
})
