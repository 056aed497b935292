import { IconCheck, IconCircleDot, IconFileCheck, IconPlayerPlay, IconX } from '@tabler/icons-react'
import { formatLongDay } from '#web/ui/dates.ts'
import type { IconType } from '#web/ui/icon.tsx'
import type { Tone } from '#web/ui/tone.ts'
import { counted } from '#web/ui/typo.ts'
import type { Candidate, Item, Member, SessionRead, SessionState } from '../contract.ts'
import { SEAT_WORDS } from '../domain/voices.ts'

type Look = { readonly words: string; readonly tone: Tone; readonly icon?: IconType }

export const STATE_LOOKS: Readonly<Record<SessionState, Look>> = {
  drafted: { words: 'en préparation', tone: 'todo', icon: IconCircleDot },
  convoked: { words: 'convoquée', tone: 'wait' },
  open: { words: 'séance ouverte', tone: 'accent', icon: IconPlayerPlay },
  closed: { words: 'à signer', tone: 'todo', icon: IconCircleDot },
  signed: { words: 'procès-verbal signé', tone: 'accent', icon: IconFileCheck },
  cancelled: { words: 'annulée', tone: 'neutral', icon: IconX },
}

export function itemLook({ state }: Pick<Item, 'state'>, session: SessionState): Look | null {
  if (session === 'drafted') return null
  switch (state) {
    case 'waiting':
      return { words: 'à venir', tone: 'neutral' }
    case 'open':
      return { words: 'en cours', tone: 'todo', icon: IconCircleDot }
    case 'closed':
      return { words: 'décidé', tone: 'accent', icon: IconCheck }
    case 'postponed':
      return { words: 'reporté', tone: 'neutral' }
  }
}

/** « jeudi 26 novembre 2026 » */
export function sessionTitle({ heldOn }: Pick<SessionRead, 'heldOn'>): string {
  return `Commission du ${formatLongDay(heldOn)}`
}

const NUMBER = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 })
const EUROS = new Intl.NumberFormat('fr-FR', {
  style: 'currency',
  currency: 'EUR',
  maximumFractionDigits: 0,
})
const PERCENT = new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 0 })

function euros(cents: number): string {
  return EUROS.format(cents / 100).replaceAll('\u202f', '\u00a0')
}

/** « 63 m² » */
export function areaWords({ dwelling }: Item): string {
  return `${NUMBER.format(dwelling.livingAreaM2)}\u00a0m²`
}

/** « T3, 63 m², Seynod » */
export function dwellingWords(item: Item): string {
  return `${item.dwelling.typology}, ${areaWords(item)}, ${item.dwelling.communeName}`
}

const CONTINGENTS: Readonly<Record<string, string>> = {
  landlord: 'contingent du bailleur',
  state: 'contingent de l’État',
  commune: 'contingent de la commune',
  epci: 'contingent de l’intercommunalité',
  department: 'contingent du Département',
  'action-logement': 'contingent d’Action Logement',
  employer: 'contingent d’un employeur',
}

/** « 14 route des Vignes, 1er étage avec ascenseur. Loyer 398 € et 129 € de charges. PLAI, contingent du bailleur. » */
export function dwellingDetail({ dwelling }: Item): string {
  const place = [dwelling.address, floorWords(dwelling)].filter(Boolean).join(', ')
  const rent = `Loyer ${euros(dwelling.rentCents)} et ${euros(dwelling.chargesCents)} de charges`
  const holder = [dwelling.financing, CONTINGENTS[dwelling.contingent]].filter(Boolean).join(', ')
  return `${place}. ${rent}. ${holder}.`
}

function floorWords({ floor, hasLift }: Item['dwelling']): string | null {
  if (floor === null) return null
  if (floor === 0) return 'rez-de-chaussée'
  return `${floor === 1 ? '1er' : `${String(floor)}e`} étage ${hasLift ? 'avec' : 'sans'} ascenseur`
}

export function householdWords({ adults, children }: Candidate): string {
  if (adults === null) return 'composition inconnue'
  const words = [counted(adults, 'adulte'), ...(children ? [counted(children, 'enfant')] : [])]
  return words.join(', ')
}

const SOLVENCY = { yes: 'oui', 'with-aid': 'avec une aide', no: 'non' } as const

export type CandidateFact = { readonly label: string; readonly value: string }

/** What the committee weighs: for the officer, the figures; for those who sit, solvable or not. */
export function candidateFacts(candidate: Candidate): readonly CandidateFact[] {
  const { monthsWaiting, effortRatio, residualCents, solvency, signature } = candidate
  const facts: (CandidateFact | null)[] = [
    monthsWaiting === null
      ? null
      : { label: 'attente', value: `${String(monthsWaiting)}\u00a0mois` },
    effortRatio === null
      ? null
      : {
          label: 'taux d’effort',
          value: PERCENT.format(effortRatio).replaceAll('\u202f', '\u00a0'),
        },
    residualCents === null
      ? null
      : { label: 'reste à vivre', value: `${euros(residualCents)} par jour` },
    effortRatio !== null || solvency === null
      ? null
      : { label: 'loyer supportable', value: SOLVENCY[solvency] },
    signature === null
      ? null
      : {
          label: 'signature',
          value: signature === 'by-mandatary' ? 'par un mandataire' : 'avec un mandataire',
        },
  ]
  return facts.filter((fact) => fact !== null)
}

/** « GAIA 12 mois, référent Bruno Chastellain » */
export function supportWords({ support }: Candidate): string | null {
  const { organisation, months, referent } = support
  const who =
    organisation === null
      ? null
      : `${organisation}${months === null ? '' : ` ${String(months)}\u00a0mois`}`
  const words = [who, referent === null ? null : `référent ${referent}`].filter(Boolean)
  return words.length === 0 ? null : words.join(', ')
}

/** « présidente », « pour le maire de Seynod » */
export function seatWords({ kind, isPresident, commune }: Member): string {
  if (isPresident) return 'présidence'
  return commune === null ? SEAT_WORDS[kind] : `${SEAT_WORDS[kind]}, ${commune}`
}

export const PRESENCE_WORDS: Readonly<Record<Member['presence'], string>> = {
  expected: 'attendu',
  present: 'présent',
  remote: 'à distance',
  excused: 'excusé',
  absent: 'absent',
}
