import { addDays, addMonths } from '#kernel/calendar.ts'
import {
  definitions,
  heading,
  list,
  paragraph,
  type Block,
  type DocumentTree,
} from '#platform/documents/tree.ts'
import type { Annex } from '../domain/entry-steps.ts'
import type { LeaseKind } from '../domain/sliding-lease.ts'

export type Terms = {
  readonly kind: LeaseKind
  readonly tenant: string | null
  readonly startsOn: string
  readonly rentCents: number
  readonly chargesCents: number
  readonly depositCents: number
  readonly months: number | null
  readonly signatory: 'household' | 'with-representative' | 'representative'
  readonly annexes: readonly Annex[]
  readonly conditions: string | null
}

type About = {
  readonly landlord: string
  readonly fileNumber: string
  readonly name: string
  readonly dwelling: {
    readonly typology: string
    readonly address: string
    readonly commune: string
  }
}
export type LeasePaper = About & { readonly dated: string; readonly terms: Terms }

const LONG_DAY = new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeZone: 'UTC' })
const longDay = (day: string) => LONG_DAY.format(new Date(`${day}T00:00:00Z`))
const EUROS = new Intl.NumberFormat('fr', { style: 'currency', currency: 'EUR' })
const euros = (cents: number) => EUROS.format(cents / 100)

const ANNEX_WORDS: Readonly<Record<Annex, string>> = {
  diagnostics: 'Diagnostics techniques du logement',
  notice: 'Notice d’information sur les droits et obligations',
  inventory: 'État des lieux d’entrée',
  charges: 'Liste des charges et réparations locatives',
  rules: 'Règlement de l’immeuble',
  convention: 'Convention tripartite',
}
const SIGNS: Readonly<Record<Terms['signatory'], string>> = {
  household: 'le ménage',
  'with-representative': 'le ménage, assisté de son mandataire',
  representative: 'le mandataire, au nom du ménage',
}

/** The lease of the landlord, with the household or with the association that sub-lets. @source law 89-462, art. 3 */
export function leaseDocument(lease: LeasePaper): DocumentTree {
  const { terms, landlord } = lease
  const isOwn = terms.kind === 'ordinary'
  return {
    ...frame(
      lease,
      isOwn ? 'Contrat de location' : 'Contrat de location en vue d’une sous-location',
    ),
    blocks: [
      heading('Les parties'),
      definitions([
        { term: 'Bailleur', text: landlord },
        { term: 'Locataire', text: isOwn ? lease.name : (terms.tenant ?? '') },
        ...(isOwn ? [] : [{ term: 'Occupant désigné', text: lease.name }]),
      ]),
      ...dwellingBlocks(lease),
      ...(terms.kind === 'sliding'
        ? [
            heading('Glissement du bail'),
            paragraph(
              'Le bail est conclu pour que le ménage devienne locataire en titre. Il glisse à son nom par un bail direct, après un examen où le ménage, l’association et le bailleur sont entendus.',
            ),
          ]
        : []),
      ...annexBlocks(terms),
      signatures([
        [landlord, 'bailleur'],
        isOwn ? [lease.name, SIGNS[terms.signatory]] : [terms.tenant ?? '', 'locataire'],
      ]),
    ],
  }
}

/** The sub-lease of the association with the household. @source CCH, L.442-8-1 and L.442-8-2 */
export function subleaseDocument(lease: LeasePaper): DocumentTree {
  const { terms } = lease
  const months = terms.months ?? 0
  return {
    ...frame(lease, 'Contrat de sous-location'),
    blocks: [
      heading('Les parties'),
      definitions([
        { term: 'Locataire principal', text: terms.tenant ?? '' },
        { term: 'Sous-locataire', text: lease.name },
        { term: 'Propriétaire', text: lease.landlord },
      ]),
      ...dwellingBlocks(lease),
      heading('Durée'),
      paragraph(
        `${String(months)} mois, du ${longDay(terms.startsOn)} au ${longDay(addDays(addMonths(terms.startsOn, months), -1))}. Elle peut être reconduite après un examen de la situation.`,
      ),
      heading('Aide au logement'),
      paragraph(
        'Pour l’aide au logement, le sous-locataire a les mêmes droits qu’un locataire. La demande se fait dès l’entrée dans les lieux.',
      ),
      ...annexBlocks(terms),
      signatures([
        [terms.tenant ?? '', 'locataire principal'],
        [lease.name, SIGNS[terms.signatory]],
      ]),
    ],
  }
}

/** The tripartite convention joined to the sub-lease. @source CCH, L.442-8-3 */
export function conventionDocument(lease: LeasePaper): DocumentTree {
  const { terms } = lease
  return {
    ...frame(lease, 'Convention tripartite de bail glissant'),
    blocks: [
      heading('Ce que chacun fait'),
      list([
        `${lease.name} paie le loyer, assure et entretient le logement, et y vit en paix avec ses voisins.`,
        `${terms.tenant ?? 'L’association'} accompagne le ménage et répond du loyer envers le bailleur.`,
        `${lease.landlord} propose un bail au nom du ménage quand les conditions sont réunies.`,
      ]),
      heading('Conditions pour que le bail glisse'),
      paragraph(terms.conditions ?? ''),
      heading('Examen de la situation'),
      paragraph(
        'Le ménage, l’association et le bailleur donnent chacun leur avis, séparément. Le ménage peut être aidé par la personne de son choix. Les désaccords sont écrits. Avant la fin de la période d’examen, le bailleur dit au préfet s’il propose un bail et, sinon, pourquoi.',
      ),
      signatures([
        [lease.landlord, 'bailleur'],
        [terms.tenant ?? '', 'association'],
        [lease.name, SIGNS[terms.signatory]],
      ]),
    ],
  }
}

export type PrefectNotice = About & {
  readonly sentOn: string
  readonly tenant: string
  readonly signedOn: string
  readonly until: string
  readonly offersLease: boolean
  readonly reviewedOn: string
  readonly motives: string | null
  readonly plan: string | null
}

/** What the landlord tells the prefect before the examination period ends. @source CCH, L.442-8-3 */
export function prefectNoticeDocument(notice: PrefectNotice): DocumentTree {
  return {
    title: 'Avis au préfet avant la fin d’un bail glissant',
    author: notice.landlord,
    reference: `dossier ${notice.fileNumber}`,
    dated: notice.sentOn,
    blocks: [
      { kind: 'lines', lines: ['À l’attention du préfet du département'] },
      { kind: 'lines', lines: [`Le ${longDay(notice.sentOn)}`], align: 'right' },
      paragraph(
        notice.offersLease
          ? 'En application de l’article L.442-8-3 du code de la construction et de l’habitation, nous vous informons que nous proposons un bail à ce ménage.'
          : 'En application de l’article L.442-8-3 du code de la construction et de l’habitation, nous vous informons que nous ne proposons pas encore de bail à ce ménage, pour les motifs qui suivent.',
      ),
      definitions([
        { term: 'Sous-locataire', text: notice.name },
        { term: 'Locataire', text: notice.tenant },
        { term: 'Logement', text: `${notice.dwelling.typology}, ${notice.dwelling.commune}` },
        { term: 'Bail signé', text: `le ${longDay(notice.signedOn)}` },
        { term: 'Fin de la période', text: longDay(notice.until) },
        {
          term: 'Examen',
          text: `conclu le ${longDay(notice.reviewedOn)}, les trois parties entendues`,
        },
      ]),
      ...(notice.offersLease || notice.motives === null
        ? []
        : [heading('Motifs'), paragraph(notice.motives)]),
      ...(notice.offersLease || notice.plan === null
        ? []
        : [heading('Ce qui est prévu'), paragraph(notice.plan)]),
      signatures([[notice.landlord, 'bailleur']]),
    ],
  }
}

function frame(lease: LeasePaper, title: string): Omit<DocumentTree, 'blocks'> {
  return {
    title,
    author: lease.landlord,
    reference: `dossier ${lease.fileNumber}`,
    dated: lease.dated,
  }
}

function dwellingBlocks({ dwelling, terms }: LeasePaper): Block[] {
  return [
    heading('Le logement et le loyer'),
    definitions([
      { term: 'Logement', text: `${dwelling.typology}, ${dwelling.address}` },
      { term: 'Commune', text: dwelling.commune },
      { term: 'À partir du', text: longDay(terms.startsOn) },
      { term: 'Loyer', text: `${euros(terms.rentCents)} par mois` },
      { term: 'Charges', text: `${euros(terms.chargesCents)} par mois` },
      { term: 'Dépôt de garantie', text: euros(terms.depositCents) },
    ]),
  ]
}

function annexBlocks({ annexes }: Terms): Block[] {
  if (annexes.length === 0) return []
  return [heading('Papiers joints'), list(annexes.map((annex) => ANNEX_WORDS[annex]))]
}

function signatures(parties: readonly (readonly [string, string])[]): Block {
  return { kind: 'signatures', parties: parties.map(([name, role]) => ({ name, role })) }
}
