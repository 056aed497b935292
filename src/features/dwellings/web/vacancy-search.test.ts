import { expect, test } from 'vitest'
import { isFiltered, toVacancyQuery, toVacancySearch } from './vacancy-search.ts'

const SECTOR = '0637d409-6e20-44f4-a1cb-24024734afeb'

test('l’adresse de la liste garde filtres, ordre et page, et le serveur les comprend', () => {
  const search = toVacancySearch({
    secteur: SECTOR,
    type: 'T1bis',
    reservataire: 'bailleur',
    etat: 'signe',
    avant: '2026-12-31',
    tri: 'libre',
    page: '3',
  })
  expect(toVacancyQuery(search)).toBe(
    `sector=${SECTOR}&typology=T1bis&holder=landlord&status=signed&freeBefore=2026-12-31&sort=free&page=3`,
  )
  expect(isFiltered(search)).toBe(true)
})

test('ce qu’une adresse dit de travers est laissé de côté', () => {
  const search = toVacancySearch({
    secteur: 'partout',
    type: 'T9',
    reservataire: 12,
    etat: 'vendu',
    avant: '2026-02-30',
    tri: 'prix',
    page: '-1',
  })
  expect(toVacancyQuery(search)).toBe('')
  expect(isFiltered(search)).toBe(false)
})

test('hors des communes nommées se demande d’un mot', () => {
  expect(toVacancyQuery(toVacancySearch({ secteur: 'hors' }))).toBe('sector=outside')
  expect(toVacancyQuery(toVacancySearch({ secteur: 'aucun' }))).toBe('sector=none')
})
