import { expect, test } from 'vitest'
import { toAccessesQuery, toOfficerSearch } from './officer-search.ts'

test('l’adresse de la page ne garde que des filtres qui veulent dire quelque chose', () => {
  expect(
    toOfficerSearch({ mois: '2026-11', dossier: '2026-014', acces: 'listed', du: '2026-11-01' }),
  ).toEqual({
    mois: '2026-11',
    dossier: '2026-014',
    acces: 'listed',
    du: '2026-11-01',
    au: undefined,
  })
  expect(toOfficerSearch({ mois: 'novembre', acces: 'toString', du: 3, dossier: '' })).toEqual({
    mois: undefined,
    dossier: undefined,
    acces: undefined,
    du: undefined,
    au: undefined,
  })
})

test('la question au serveur dit les mêmes filtres', () => {
  expect(toAccessesQuery({ dossier: '2026-014', acces: 'refused' }, 120)).toBe(
    'fileNumber=2026-014&outcome=refused&before=120',
  )
  expect(toAccessesQuery({}, null)).toBe('')
})
