import { definitions, heading, paragraph, type DocumentTree } from '#platform/documents/tree.ts'
import type { Candidate, SessionRead } from '../contract.ts'
import { numberInGroups } from '../domain/waiting.ts'
import { dayWords, dwellingDetail, dwellingWords, exceptionSentence, placeWords } from './words.ts'

/** The agenda that goes with the convocation: dwellings, and candidates as note 1 of the matrix shows them. */
export function agenda(session: SessionRead): DocumentTree {
  return {
    title: 'Ordre du jour de la commission d’attribution',
    author: session.landlord,
    reference: `séance du ${dayWords(session.heldOn)}`,
    dated: session.convokedOn ?? session.heldOn,
    blocks: [
      definitions([
        { term: 'Date', text: `${dayWords(session.heldOn)}, ${session.hour.replace(':', ' h ')}` },
        { term: 'Lieu', text: placeWords(session) },
        {
          term: 'Quorum',
          text: `${String(session.quorum.needed ?? 0)} membres du conseil présents`,
        },
      ]),
      ...session.items.flatMap((item) => {
        const exception = exceptionSentence(item)
        return [
          heading(`${String(item.position)}. ${dwellingWords(item)}`),
          paragraph(dwellingDetail(item)),
          ...(exception === null ? [] : [paragraph(exception, 'note')]),
          {
            kind: 'table' as const,
            caption: 'Candidats',
            head: ['Candidat', 'Numéro unique', 'Personnes', 'Attente'],
            widths: [2, 3, 3, 2],
            rows: item.candidates.map(candidateRow),
          },
        ]
      }),
    ],
  }
}

function candidateRow(candidate: Candidate): readonly string[] {
  return [
    candidate.name,
    candidate.uniqueNumber === null ? 'aucun' : numberInGroups(candidate.uniqueNumber),
    householdWords(candidate),
    candidate.monthsWaiting === null ? 'inconnue' : `${String(candidate.monthsWaiting)}\u00a0mois`,
  ]
}

export function householdWords({ adults, children }: Candidate): string {
  const count = (number: number, word: string) =>
    `${String(number)}\u00a0${word}${number > 1 ? 's' : ''}`
  if (adults === null) return 'composition inconnue'
  return [count(adults, 'adulte'), ...(children ? [count(children, 'enfant')] : [])].join(', ')
}
