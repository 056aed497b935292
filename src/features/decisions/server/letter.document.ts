import type { DocumentTree } from '#platform/documents/tree.ts'
import { definitions, heading, paragraph } from '#platform/documents/tree.ts'
import type { ResultNotice } from '../contract.ts'

export type Letter = {
  readonly kind: ResultNotice['kind']
  readonly landlord: string
  readonly fileNumber: string
  readonly uniqueNumber: string | null
  readonly sentOn: string
  readonly name: string
  readonly address: string | null
  readonly dwelling: {
    readonly typology: string
    readonly commune: string
    readonly address: string
  }
  readonly decidedOn: string
  readonly rank: number | null
  readonly reason: string | null
  readonly condition: { readonly document: string; readonly by: string } | null
  readonly replyDays: number
  readonly appealMonths: number | null
  readonly isDalo: boolean
  /** Recorded means of the household: the letter says so to who reads it with her. */
  readonly isReadWithHelp: boolean
}

const LONG_DAY = new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeZone: 'UTC' })
const longDay = (day: string) => LONG_DAY.format(new Date(`${day}T00:00:00Z`))

/** The written notification to the household. @source CCH, art. L.441-2-2, R.441-3, R.441-10 */
export function letterDocument(letter: Letter): DocumentTree {
  return {
    title: TITLES[letter.kind],
    author: letter.landlord,
    reference: `dossier ${letter.fileNumber}`,
    dated: letter.sentOn,
    blocks: [
      { kind: 'lines', lines: [letter.name, ...(letter.address === null ? [] : [letter.address])] },
      { kind: 'lines', lines: [`Le ${longDay(letter.sentOn)}`], align: 'right' },
      paragraph('Bonjour,'),
      ...said(letter),
      heading('Le logement'),
      definitions([
        { term: 'Logement', text: `${letter.dwelling.typology}, ${letter.dwelling.address}` },
        { term: 'Commune', text: letter.dwelling.commune },
        { term: 'Décision', text: `commission du ${longDay(letter.decidedOn)}` },
        ...(letter.uniqueNumber === null
          ? []
          : [{ term: 'Demande', text: `numéro ${letter.uniqueNumber}` }]),
      ]),
      ...(letter.kind === 'offer' ? replyBlocks(letter) : []),
      ...(letter.kind === 'refusal' ? appealBlocks(letter) : []),
      paragraph(
        letter.isReadWithHelp
          ? 'Cette lettre peut être lue avec vous par la personne qui vous accompagne.'
          : 'La personne qui vous accompagne peut répondre à vos questions.',
        'note',
      ),
    ],
  }
}

const TITLES: Readonly<Record<Letter['kind'], string>> = {
  offer: 'Un logement vous est proposé',
  waiting: 'Votre demande est retenue, vous êtes en attente',
  refusal: 'Votre demande n’est pas retenue pour ce logement',
}

function said({ kind, rank, reason }: Letter) {
  switch (kind) {
    case 'offer':
      return [paragraph('La commission vous attribue le logement décrit ci-dessous.', 'strong')]
    case 'waiting':
      return [
        paragraph(
          `La commission a retenu votre demande, en place ${String(rank ?? 2)}. Le logement vous sera proposé si les réponses attendues avant la vôtre sont négatives.`,
          'strong',
        ),
      ]
    case 'refusal':
      return [
        paragraph('La commission n’a pas retenu votre demande pour ce logement.', 'strong'),
        paragraph(`La raison : ${reason ?? ''}`),
        paragraph('Votre dossier continue : un autre logement sera cherché avec vous.'),
      ]
  }
}

function replyBlocks({ condition, replyDays, isDalo }: Letter) {
  return [
    heading('Votre réponse'),
    ...(condition === null
      ? []
      : [
          paragraph(
            `Il manque une pièce : ${condition.document}. Apportez-la avant le ${longDay(condition.by)} : c’est la condition pour signer.`,
          ),
        ]),
    paragraph(
      `Vous avez ${String(replyDays)} jours pour répondre, à partir du lendemain du jour où vous recevez cette lettre. Si le dernier jour est un samedi, un dimanche ou un jour férié, vous avez jusqu’au jour ouvré suivant.`,
    ),
    paragraph('Sans réponse à cette date, la loi considère que vous refusez.'),
    paragraph('Vous êtes libre d’accepter ou de refuser.'),
    ...(isDalo
      ? [
          paragraph(
            'Vous êtes reconnu prioritaire au titre du droit au logement opposable. Refuser sans motif sérieux un logement adapté à vos besoins peut vous faire perdre ce bénéfice.',
            'strong',
          ),
        ]
      : []),
  ]
}

function appealBlocks({ appealMonths }: Letter) {
  return [
    heading('Si vous n’êtes pas d’accord'),
    paragraph('Vous pouvez nous écrire pour demander un nouvel examen.'),
    ...(appealMonths === null
      ? []
      : [
          paragraph(
            `Vous pouvez aussi saisir le tribunal administratif dans les ${String(appealMonths)} mois qui suivent la réception de cette lettre. La personne qui vous accompagne peut vous aider.`,
          ),
        ]),
  ]
}
