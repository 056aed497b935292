import {
  IconAlertTriangle,
  IconCheck,
  IconClock,
  IconHourglass,
  IconQuestionMark,
  IconX,
} from '@tabler/icons-react'
import { Chip } from '#web/ui/chip.tsx'
import type { TurnWire, VacancyRow } from '../contract.ts'
import { inSentence, STATUS_WORDS, TURN_WORDS } from './dwelling-words.ts'

/** Within this many days, a dwelling to come is pressing. */
const SOON_DAYS = 30

type Free = Pick<VacancyRow, 'status' | 'daysVacant' | 'daysUntilFree'>

/** How long it has been empty, or how long until it is free. Nothing once the lease is signed. */
export function FreeChip({ status, daysVacant, daysUntilFree }: Free) {
  if (status === 'signed' || status === 'withdrawn') return null
  if (daysVacant > 0) {
    return (
      <Chip tone="late" icon={IconAlertTriangle}>
        vacant depuis {daysVacant}&nbsp;j
      </Chip>
    )
  }
  return (
    <Chip tone={daysUntilFree <= SOON_DAYS ? 'todo' : 'neutral'} icon={IconClock}>
      {daysUntilFree <= 0 ? 'libre aujourd’hui' : <>libre dans {daysUntilFree}&nbsp;j</>}
    </Chip>
  )
}

/** Where the holder's turn stands; nothing when nobody but the landlord has a say. */
export function TurnChip({ turn }: { turn: TurnWire }) {
  switch (turn.state) {
    case 'nobody':
      return null
    case 'to-ask':
      return (
        <Chip tone="todo" icon={IconQuestionMark}>
          accord à demander
        </Chip>
      )
    case 'asked':
      return <AskedChip daysLeft={turn.daysLeft ?? 0} />
    case 'declined':
      return (
        <Chip tone="late" icon={IconX}>
          {inSentence(TURN_WORDS.declined)}
        </Chip>
      )
    case 'agreed':
    case 'given-back':
    case 'released':
      return (
        <Chip tone="accent" icon={IconCheck}>
          {inSentence(TURN_WORDS[turn.state])}
        </Chip>
      )
  }
}

function AskedChip({ daysLeft }: { daysLeft: number }) {
  if (daysLeft < 0) {
    return (
      <Chip tone="late" icon={IconHourglass}>
        réponse en retard de {-daysLeft}&nbsp;j
      </Chip>
    )
  }
  return (
    <Chip tone="wait" icon={IconHourglass}>
      {daysLeft === 0 ? 'réponse aujourd’hui' : <>réponse sous {daysLeft}&nbsp;j</>}
    </Chip>
  )
}

/** The state, when it is not simply to be proposed. */
export function StatusChip({ status }: Pick<VacancyRow, 'status'>) {
  const tone = status === 'withdrawn' ? 'neutral' : status === 'open' ? 'todo' : 'accent'
  return <Chip tone={tone}>{STATUS_WORDS[status]}</Chip>
}
