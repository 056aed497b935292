import { definitions, heading, paragraph, type DocumentTree } from '#platform/documents/tree.ts'
import type { Candidate, Item, SessionRead } from '../contract.ts'
import { numberInGroups } from '../domain/waiting.ts'
import { householdWords } from './agenda.document.ts'
import { dayWords, dwellingDetail, dwellingWords } from './words.ts'

const SOLVENCY_WORDS = {
  yes: 'oui',
  'with-aid': 'oui, avec une aide',
  no: 'non',
} as const

/**
 * I5, I6: what a member may know of a candidate, his name across each page. Who accompanies and for how long, never why.
 */
export function candidateSheet(
  session: SessionRead,
  item: Item,
  { candidate, reader }: { readonly candidate: Candidate; readonly reader: string },
): DocumentTree {
  const { support, uniqueNumber, monthsWaiting, solvency, signature } = candidate
  return {
    title: `Fiche candidat\u00a0: ${candidate.name}`,
    author: session.landlord,
    reference: `commission du ${dayWords(session.heldOn)}`,
    dated: session.today,
    watermark: `Copie de ${reader}`,
    blocks: [
      paragraph(`Pour le logement ${dwellingWords(item)}.`, 'strong'),
      paragraph(dwellingDetail(item)),
      heading('Le ménage'),
      definitions([
        { term: 'Numéro unique', text: uniqueNumber ? numberInGroups(uniqueNumber) : 'aucun' },
        { term: 'Personnes', text: householdWords(candidate) },
        {
          term: 'Attente',
          text: monthsWaiting === null ? 'inconnue' : `${String(monthsWaiting)}\u00a0mois`,
        },
        {
          term: 'Loyer supportable',
          text: solvency === null ? 'non calculé' : SOLVENCY_WORDS[solvency],
        },
        ...(signature ? [{ term: 'Signature', text: signatureWords(signature) }] : []),
      ]),
      heading('Ménage du programme'),
      definitions([
        { term: 'Accompagné par', text: supportWords(support) },
        { term: 'Référent du bailleur', text: support.referent ?? 'nommé à la proposition' },
      ]),
      paragraph(
        `Fiche remise à ${reader} pour cette séance. Elle ne se transmet pas, et se détruit quinze jours après la signature du procès-verbal.`,
        'note',
      ),
    ],
  }
}

function supportWords({ organisation, months }: Candidate['support']): string {
  if (organisation === null) return 'non renseigné'
  return months === null ? organisation : `${organisation}, ${String(months)}\u00a0mois`
}

function signatureWords(signature: string): string {
  return signature === 'by-mandatary' ? 'par un mandataire' : 'avec un mandataire'
}
