import { expect, test } from 'vitest'
import { identityInHeader, identityInList, initials, listed } from './identity.ts'

const WIDE = '\u00a0'
const plain = (text: string) => text.replaceAll(WIDE, ' ')

const ELODIE = {
  bornOn: '1989-03-14',
  gender: 'f',
  adults: 1,
  children: 2,
  childrenAges: [8, 5],
  place: 'Cran-Gevrier',
  dwellingType: 'T3',
  fileNumber: '2026-014',
  phase: 'Accompagnement',
} as const

test('la ligne d’identité d’une page dit tout ce que le lecteur peut savoir', () => {
  expect(plain(identityInHeader(ELODIE, '2026-11-24'))).toBe(
    'née le 14/03/1989 (37 ans), 1 adulte et 2 enfants (8 et 5 ans), Cran-Gevrier, T3, dossier 2026-014',
  )
})

test('la ligne d’une liste tient en quatre mots', () => {
  expect(plain(identityInList(ELODIE))).toBe('14/03/1989, 2 enfants, Cran-Gevrier, Accompagnement')
  expect(identityInList({ bornOn: '1965-07-12', gender: 'm', adults: 1, place: 'Thonon' })).toBe(
    '12/07/1965, seul, Thonon',
  )
})

test('une vue réduite donne une ligne plus courte, sans trou', () => {
  expect(plain(identityInHeader({ fileNumber: '2026-014' }, '2026-11-24'))).toBe('dossier 2026-014')
  expect(identityInList({})).toBe('')
})

test('sans le genre, la phrase reste neutre', () => {
  expect(plain(identityInHeader({ bornOn: '1989-03-14' }, '2026-11-24'))).toBe(
    'né(e) le 14/03/1989 (37 ans)',
  )
  expect(plain(identityInList({ bornOn: '1989-03-14', adults: 1 }))).toBe('14/03/1989, 1 adulte')
})

test('les initiales gardent l’accent et prennent le premier nom de famille', () => {
  expect(initials('Élodie Perrachon')).toBe('ÉP')
  expect(initials('Awa Diabaté-Curtil')).toBe('AD')
  expect(initials('Sanna El Ourika')).toBe('SO')
  expect(initials('GAIA')).toBe('G')
  expect(initials('')).toBe('')
})

test('une énumération se termine par « et »', () => {
  expect(plain(listed(['a', 'b', 'c']))).toBe('a, b et c')
  expect(listed(['a'])).toBe('a')
})
