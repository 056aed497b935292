import { expect, test } from 'vitest'
import { audienceChoices } from './audiences.ts'

test('l’auditoire le plus large vient d’abord, et jamais un auditoire non permis', () => {
  expect(audienceChoices(['14b', '6'], 'PRE').map(({ code }) => code)).toEqual(['6', '14b'])
  expect(audienceChoices(['8', '14b'], 'SPIP').map(({ code }) => code)).toEqual(['8', '14b'])
  expect(audienceChoices([], 'LSW')).toEqual([])
})
