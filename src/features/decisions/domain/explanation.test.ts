import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explanationOf, OUTCOMES, type DecidedFacts } from './explanation.ts'
import { readabilityOf } from './readability.ts'

const HOME = { typology: 'T3', commune: 'Annecy' }
const facts = (over: Partial<DecidedFacts> = {}): DecidedFacts => ({
  outcome: 'allocated',
  rank: null,
  isServed: true,
  missingDocument: null,
  completeOn: null,
  motive: null,
  words: null,
  dwelling: HOME,
  ...over,
})
const MOTIVES = [
  {
    code: 'effort',
    sentence: 'Le loyer de ce logement laisserait trop peu pour vivre chaque mois.',
  },
  {
    code: 'housing-debt',
    sentence: 'Une dette de logement n’a pas encore de plan de remboursement.',
  },
]

describe('J5 · l’explication proposée', () => {
  test('se lit sans aide, sans mot du métier, pour chaque décision', () => {
    for (const outcome of OUTCOMES) {
      for (const motive of MOTIVES) {
        const text = Object.values(
          explanationOf(facts({ outcome, motive, missingDocument: 'l’avis d’impôt' })),
        ).join('\n')
        const found = readabilityOf(text)
        expect(found.jargon, text).toEqual([])
        expect(found.reading, text).not.toBe('hard')
      }
    }
  })

  test('dit la raison retenue et ce qui peut changer', () => {
    const [effort] = MOTIVES
    const said = explanationOf(facts({ outcome: 'not-allocated', motive: effort ?? null }))
    expect(said.reasons).toBe(effort?.sentence)
    expect(said.whatCanChange).toContain('loyer plus bas')
    expect(said.wording).toContain('Votre dossier continue')
  })

  test('ne dit d’un rang que sa place', () => {
    const waiting = explanationOf(facts({ outcome: 'allocated-ranked', rank: 2, isServed: false }))
    expect(waiting.said).toContain('en place 2')
    expect(waiting.nextStep).toContain('prévenu le premier')
  })

  test('a toujours quelque chose à dire, quels que soient les faits', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...OUTCOMES),
        fc.option(fc.integer({ min: 1, max: 9 })),
        fc.boolean(),
        (outcome, rank, isServed) =>
          Object.values(
            explanationOf(facts({ outcome, rank, isServed, words: 'Écrit par la commission.' })),
          ).every((text) => text.trim() !== ''),
      ),
    )
  })
})
