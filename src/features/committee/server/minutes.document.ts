import {
  definitions,
  heading,
  list,
  paragraph,
  type Block,
  type DocumentTree,
} from '#platform/documents/tree.ts'
import type { Item, Member, SessionRead } from '../contract.ts'
import { candidateSentence, minutesSpent, type MotiveLabels } from '../domain/minutes-words.ts'
import { isDeliberative, isThere, SEAT_WORDS } from '../domain/voices.ts'
import {
  dayWords,
  dwellingDetail,
  dwellingWords,
  exceptionSentence,
  hourWords,
  placeWords,
} from './words.ts'

export type Signature = { readonly name: string; readonly on: string }

/** The minutes of a session: presence, voices, each dwelling with its candidates, decisions and motives. */
export function minutes(session: SessionRead, signature?: Signature): DocumentTree {
  const motives = new Map(session.motives.map(({ code, label }) => [code, label]))
  const chair = session.members.find(({ id }) => id === session.chairId)
  return {
    title: 'Procès-verbal de la commission d’attribution',
    author: session.landlord,
    reference: `séance du ${dayWords(session.heldOn)}`,
    dated: session.signedOn ?? signature?.on ?? session.heldOn,
    blocks: [
      paragraph(`Séance du ${dayWords(session.heldOn)}, ${placeWords(session)}.`, 'strong'),
      definitions(sessionFacts(session, chair)),
      heading('Présence'),
      presenceTable(session),
      ...session.items.flatMap((item) => itemBlocks(item, session, motives)),
      heading('Signature'),
      paragraph(
        'Les débats sont confidentiels. Les prescripteurs sont informés en premier des décisions.',
      ),
      {
        kind: 'signatures',
        parties: [
          {
            name: signature?.name ?? chair?.name ?? '',
            role: 'Présidence de séance',
            ...(signature && { signed: `Signé le ${dayWords(signature.on)}` }),
          },
        ],
      },
    ],
  }
}

function sessionFacts(session: SessionRead, chair: Member | undefined) {
  const { present, seats, needed } = session.quorum
  return [
    ...(session.openedAt
      ? [
          {
            term: 'Ouverture',
            text: `${hourWords(session.openedAt)}, sous la présidence de ${chair?.name ?? ''}`,
          },
        ]
      : []),
    ...(session.closedAt ? [{ term: 'Clôture', text: hourWords(session.closedAt) }] : []),
    {
      term: 'Quorum',
      text: `${String(present)} membres du conseil présents sur ${String(seats)}, ${String(needed ?? 0)} requis par le règlement intérieur`,
    },
  ]
}

const PRESENCE_WORDS: Readonly<Record<Member['presence'], string>> = {
  expected: 'non pointé',
  present: 'présent',
  remote: 'présent à distance',
  excused: 'excusé',
  absent: 'absent',
}

function presenceTable({ members }: SessionRead): Block {
  return {
    kind: 'table',
    caption: 'Membres convoqués',
    head: ['Membre', 'Qualité', 'Voix', 'Présence'],
    widths: [3, 3, 2, 3],
    rows: members.map((member) => [
      member.name,
      member.isPresident ? 'président de la commission' : qualityOf(member),
      isDeliberative(member.kind) ? 'délibérative' : 'consultative',
      presenceOf(member, members),
    ]),
  }
}

function qualityOf(member: Member): string {
  const place = member.commune === null ? '' : ` (${member.commune})`
  return `${SEAT_WORDS[member.kind]}${place}`
}

function presenceOf(member: Member, members: readonly Member[]): string {
  const holder = members.find(({ id }) => id === member.mandateTo)
  const mandate = holder && !isThere(member) ? `, mandat à ${holder.name}` : ''
  return PRESENCE_WORDS[member.presence] + mandate
}

function itemBlocks(item: Item, session: SessionRead, motives: MotiveLabels): Block[] {
  const title = heading(`${String(item.position)}. ${dwellingWords(item)}`)
  if (item.state === 'postponed') {
    return [title, paragraph(`Dossier reporté. Motif\u00a0: ${item.postponedReason ?? ''}`)]
  }
  const spent = minutesSpent(item.openedAt, item.closedAt)
  const away = session.members.filter(({ id }) => item.recused.includes(id))
  const sentences = item.candidates.flatMap((one) => candidateSentence(one, motives) ?? [])
  return [
    title,
    paragraph(dwellingDetail(item)),
    ...noteOf(exceptionSentence(item)),
    ...away.map(({ name }) => paragraph(`${name} s’est déporté et n’a pas pris part au vote.`)),
    list(sentences),
    ...noteOf(spent === null ? null : `Durée de l’examen\u00a0: ${String(spent)}\u00a0min.`),
  ]
}

function noteOf(text: string | null): Block[] {
  return text === null ? [] : [paragraph(text, 'note')]
}
