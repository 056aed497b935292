import { expect, test } from 'vitest'
import { candidateSentence, minutesSpent, type SaidCandidate } from './minutes-words.ts'

const MOTIVES = new Map([['composition', 'Logement inadapté à la composition du ménage']])
const NOTHING = { rank: null, missingDocument: null, completeOn: null, motive: null, words: null }
const said = (draft: Partial<NonNullable<SaidCandidate['draft']>>, tally = {}): string | null =>
  candidateSentence(
    {
      name: 'Inès C.',
      uniqueNumber: '0740925003318ANNCY',
      isLive: true,
      draft: { ...NOTHING, outcome: null, ...draft },
      tally: { for: 5, against: 1, abstentions: 0, castingVoice: null, ...tally },
    },
    MOTIVES,
  )?.replaceAll('\u00a0', ' ') ?? null

test('le procès-verbal dit la décision, son rang, sa condition ou son motif, et les voix', () => {
  expect(said({ outcome: 'allocated-ranked', rank: 2 })).toBe(
    '074 0925 003318 ANNCY : attribution en rang au rang 2 (b), 5 voix pour, 1 contre.',
  )
  expect(
    said({
      outcome: 'allocated-conditional',
      missingDocument: 'Avis d’imposition',
      completeOn: '2026-12-10',
    }),
  ).toContain('(c), pièce à fournir : Avis d’imposition, avant le 10/12/2026')
  expect(said({ outcome: 'not-allocated', motive: 'composition' }, { for: 6, against: 0 })).toBe(
    '074 0925 003318 ANNCY : non-attribution (d), motif : logement inadapté à la composition du ménage, unanimité (6 voix).',
  )
  expect(said({ outcome: 'allocated' }, { for: 2, against: 2, castingVoice: 'mayor' })).toContain(
    'voix du maire prépondérante',
  )
  expect(said({})).toBeNull()
})

test('I10 · le temps passé par logement', () => {
  expect(minutesSpent('2026-11-26T08:04:00Z', '2026-11-26T08:13:20Z')).toBe(9)
  expect(minutesSpent('2026-11-26T08:04:00Z', null)).toBeNull()
})
