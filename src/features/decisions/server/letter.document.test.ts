import { expect, test } from 'vitest'
import { letterDocument, type Letter } from './letter.document.ts'

const LETTER: Letter = {
  ...{ kind: 'offer', landlord: 'Bailleur d’essai', fileNumber: '2026-001', uniqueNumber: null },
  ...{ sentOn: '2026-11-24', name: 'Camille Essai', address: null, decidedOn: '2026-11-20' },
  ...{ rank: null, reason: null, condition: null, replyDays: 10, appealMonths: 2 },
  ...{ isDalo: false, isReadWithHelp: false },
  dwelling: { typology: 'T2', commune: 'Annecy', address: '1 rue des Essais' },
}
const text = (letter: Letter) => JSON.stringify(letterDocument(letter).blocks)

test('H10 · l’offre à un ménage reconnu Dalo dit ce qu’un refus sans motif peut faire perdre, et à lui seul', () => {
  const warning = /Dalo|droit au logement opposable/iu
  expect(text({ ...LETTER, isDalo: true })).toMatch(warning)
  expect(text(LETTER)).not.toMatch(warning)
})
