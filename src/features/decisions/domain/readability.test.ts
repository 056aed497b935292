import { describe, expect, test } from 'vitest'
import { readabilityOf } from './readability.ts'

describe('J5 · la lisibilité d’une explication', () => {
  test('des phrases courtes et des mots simples se lisent sans aide', () => {
    const plain =
      'Le logement est trop petit pour vous. Nous allons en chercher un autre. Vous gardez votre place.'
    expect(readabilityOf(plain)).toMatchObject({ reading: 'easy', jargon: [], longSentences: [] })
  })

  test('une phrase administrative se lit mal', () => {
    const dense =
      'Nonobstant la recevabilité administrative de la candidature susmentionnée, la commission d’attribution a procédé à l’établissement d’une proposition prioritaire en considération des caractéristiques typologiques du logement réservé.'
    const found = readabilityOf(dense)
    expect(found.reading).toBe('hard')
    expect(found.longSentences).toHaveLength(1)
    expect(found.jargon).toContain('commission d’attribution')
  })

  test('chaque mot du métier est montré une fois, tel qu’il est écrit', () => {
    expect(readabilityOf('Votre DALO et le DALO. Le taux d’effort.').jargon).toEqual([
      'DALO',
      'taux d’effort',
    ])
  })

  test('allonger une phrase ou ses mots ne rend jamais le texte plus facile', () => {
    const short = readabilityOf('Le loyer est trop haut.').score
    const longer = readabilityOf(
      'Le loyer est trop haut pour ce que vous avez pour vivre chaque mois.',
    ).score
    const heavier = readabilityOf(
      'La quittance mensuelle apparaît excessivement disproportionnée.',
    ).score
    expect(longer).toBeLessThanOrEqual(short)
    expect(heavier).toBeLessThan(short)
  })

  test('un texte vide ne divise pas par zéro', () => {
    expect(readabilityOf('  ')).toMatchObject({ score: 100, reading: 'easy' })
  })
})
