import { expect, test } from 'vitest'
import type { Dwelling } from '../contract.ts'
import {
  dwellingErrors,
  EMPTY_DWELLING,
  toCents,
  toDwellingEntry,
  toDwellingValues,
} from './dwelling-form.ts'

const dwelling: Dwelling = {
  id: '0637d409-6e20-44f4-a1cb-24024734afeb',
  reference: 'HSH-10412',
  address: '8 allée des Noisetiers',
  commune: '74093',
  communeName: 'Cran-Gevrier',
  building: 'B',
  stair: null,
  floor: 0,
  door: '21',
  hasLift: true,
  typology: 'T3',
  livingAreaM2: 66.5,
  rentCents: 412_35,
  chargesCents: 138_00,
  heating: 'collective',
  hasGarage: false,
  financing: 'PLUS',
  financingLabel: 'PLUS',
  agreementNumber: null,
  contingent: null,
  isAccessible: false,
  hasAdaptedShower: true,
  energyClass: null,
  site: null,
  responsibleAccountId: null,
  responsible: null,
  version: 4,
  updatedAt: '2026-11-24T08:00:00.000Z',
  updatedByName: null,
}

test('une fiche relue puis envoyée dit la même chose, au centime près', () => {
  const {
    id: _,
    communeName: _c,
    financingLabel: _f,
    responsible: _r,
    version: _v,
    ...rest
  } = dwelling
  const { updatedAt: _u, updatedByName: _n, ...entry } = rest
  expect(toDwellingEntry(toDwellingValues(dwelling))).toEqual(entry)
})

test('un rez-de-chaussée n’est pas un étage inconnu', () => {
  expect(toDwellingEntry(toDwellingValues({ ...dwelling, floor: 0 })).floor).toBe(0)
  expect(toDwellingEntry(toDwellingValues({ ...dwelling, floor: null })).floor).toBeNull()
})

test('une fiche vide dit ce qui manque, et rien de plus', () => {
  expect(Object.keys(dwellingErrors(EMPTY_DWELLING)).sort()).toEqual(
    [
      'address',
      'charges',
      'commune',
      'financing',
      'heating',
      'livingAreaM2',
      'reference',
      'rent',
      'typology',
    ].sort(),
  )
  expect(dwellingErrors(toDwellingValues(dwelling))).toEqual({})
})

test('des euros deviennent des centimes entiers, sans poussière de calcul', () => {
  expect(toCents(412.35)).toBe(41_235)
  expect(toCents(0.29)).toBe(29)
  expect(toCents(1.1)).toBe(110)
})
