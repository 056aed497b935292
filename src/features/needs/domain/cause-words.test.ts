import { expect, test } from 'vitest'
import { causeWords } from './cause-words.ts'

test('un mot qui dit pourquoi est signalé tel qu’il est écrit, une seule fois', () => {
  expect(
    causeWords('À cause de sa Dépression et du traitement, pas de traitement bruyant'),
  ).toEqual(['Dépression', 'traitement'])
  expect(causeWords('loin de son ex-conjoint')).toEqual(['ex-conjoint'])
})

test('une note qui dit seulement ce qu’il faut n’alerte pas', () => {
  expect(causeWords('rester dans la même école, au calme, deux chambres')).toEqual([])
})
