import { expect, test } from 'vitest'
import type { ReferralRead } from '../contract.ts'
import { emptyReferral, isSaved, toEntry, toValues } from './referral-values.ts'

const TODAY = '2026-11-24'

const SAVED: ReferralRead = {
  id: '01890000-0000-7000-8000-000000000001',
  version: 3,
  sentAt: null,
  updatedAt: '2026-11-24T08:00:00Z',
  updatedByName: 'Nadia Ferrandon',
  warnings: [],
  persons: [
    {
      id: '01890000-0000-7000-8000-000000000002',
      firstName: 'Élodie',
      lastName: 'Perrachon',
      birthName: null,
      birthDate: '1989-03-14',
      relation: 'lead',
      custody: null,
      phone: '06 12 34 56 78',
      email: null,
    },
  ],
  expectedChildren: 0,
  address: null,
  communication: {
    language: 'fr',
    interpreterNeeded: false,
    reading: 'alone',
    lettersReadWith: null,
    smsAccepted: true,
    digital: 'with-help',
  },
  uniqueRequestNumber: null,
  readyOn: '2026-12-01',
  urgency: 'ordinary',
  urgencyReason: null,
  presentSituation: 'shelter',
  presentSince: '2026-01-15',
  daloRecognised: true,
  pdalhpdPublic: false,
  adhesion: {
    id: '01890000-0000-7000-8000-000000000003',
    state: 'agrees',
    statedOn: '2026-11-20',
    words: 'Je veux gérer mes papiers seule.',
  },
  protection: null,
}

test('ce qui est enregistré revient tel quel dans le formulaire', () => {
  const values = toValues(SAVED, TODAY)
  expect(values.readyOn).toBe('01/12/2026')
  expect(values.requestToCreate).toBe(true)
  expect(isSaved(values, SAVED, TODAY)).toBe(true)
})

test('avant l’écran « Échanges », rien n’est répondu à la place du ménage', () => {
  const values = toValues({ ...SAVED, adhesion: null }, TODAY)
  expect(values.communication.reading).toBe('')
  expect(values.adhesion.state).toBe('')
  expect(values.requestToCreate).toBe(false)
})

test('une nouvelle parole du ménage s’ajoute, elle ne remplace pas la précédente', () => {
  const values = toValues(SAVED, TODAY)
  values.adhesion.words = 'Je préfère attendre.'
  const first = toEntry(values, SAVED).adhesion
  expect(first?.id).not.toBe(SAVED.adhesion?.id)
  expect(toEntry(values, SAVED).adhesion?.id).toBe(first?.id)
})

test('une date qui n’existe pas part telle que tapée, pour que le serveur la refuse', () => {
  const values = { ...emptyReferral('fr', TODAY), readyOn: '31/02/2027' }
  expect(toEntry(values, null).readyOn).toBe('31/02/2027')
})
