import {
  IconArrowBackUp,
  IconArrowRight,
  IconCheck,
  IconHourglass,
  IconMapPin,
  IconPencil,
  IconPlus,
  IconX,
} from '@tabler/icons-react'
import { Card } from '#web/ui/card.tsx'
import { formatDay } from '#web/ui/dates.ts'
import type { IconType } from '#web/ui/icon.tsx'
import { Timeline, type TimelineEvent } from '#web/ui/timeline.tsx'
import type { Tone } from '#web/ui/tone.ts'
import { quoted } from '#web/ui/typo.ts'
import type { VacancyChange, VacancyEvent, VacancyRead } from '../contract.ts'
import type { Contingent } from '../domain/contingents.ts'
import type { TurnKind } from '../domain/turn.ts'
import { CONTINGENT_WORDS, STATUS_WORDS, TURN_WORDS } from './dwelling-words.ts'

/** One thread of what happened, the holder's answers among the rest. */
export function VacancyHistory({ vacancy: { history } }: { vacancy: VacancyRead }) {
  return (
    <Card title="Fil des événements">
      <Timeline events={history.map(toLine)} burstTitle={() => ''} />
    </Card>
  )
}

const LOOKS: Readonly<Record<VacancyEvent['kind'], { icon: IconType; tone: Tone }>> = {
  opened: { icon: IconPlus, tone: 'neutral' },
  changed: { icon: IconPencil, tone: 'neutral' },
  moved: { icon: IconArrowRight, tone: 'accent' },
  'sector-chosen': { icon: IconMapPin, tone: 'todo' },
  'over-quota': { icon: IconMapPin, tone: 'todo' },
  asked: { icon: IconHourglass, tone: 'wait' },
  agreed: { icon: IconCheck, tone: 'accent' },
  declined: { icon: IconX, tone: 'late' },
  'given-back': { icon: IconArrowBackUp, tone: 'accent' },
  released: { icon: IconArrowBackUp, tone: 'accent' },
}

function toLine(event: VacancyEvent): TimelineEvent {
  const detail = [
    event.changes.map(changeWords).join(' ; '),
    event.words === null ? '' : quoted(event.words),
  ]
    .filter(Boolean)
    .join(' ')
  return {
    id: event.id,
    on: event.on,
    title: titleOf(event),
    ...(detail && { detail }),
    meta: event.author,
    ...LOOKS[event.kind],
  }
}

const EVENT_WORDS = {
  opened: 'Libération saisie',
  changed: 'Libération modifiée',
  moved: '',
  'sector-chosen': 'Secteur choisi hors des communes nommées',
  'over-quota': 'Un logement de plus accordé au secteur',
} as const

function titleOf({ kind, status, dueOn, holder }: VacancyEvent): string {
  if (status !== null) return STATUS_WORDS[status]
  if (holder === null)
    return kind in EVENT_WORDS ? EVENT_WORDS[kind as keyof typeof EVENT_WORDS] : ''
  const turn = `${TURN_WORDS[kind as TurnKind]} : ${holder}`
  return dueOn === null ? turn : `${turn}, réponse avant le ${formatDay(dueOn)}`
}

const FIELD_WORDS: Readonly<Record<VacancyChange['field'], string>> = {
  noticeGivenOn: 'congé',
  leavesOn: 'départ',
  availableOn: 'disponibilité',
  works: 'travaux',
  visitTerms: 'visites',
  contingent: 'contingent',
}

function changeWords({ field, before, after }: VacancyChange): string {
  return `${FIELD_WORDS[field]} : ${valueWords(field, before)} devient ${valueWords(field, after)}`
}

function valueWords(field: VacancyChange['field'], value: string | null): string {
  if (value === null) return 'rien'
  if (field === 'works' || field === 'visitTerms') return quoted(value)
  if (field === 'contingent') return CONTINGENT_WORDS[value as Contingent]
  return formatDay(value)
}
