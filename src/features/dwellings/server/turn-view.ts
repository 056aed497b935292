import type { TurnKind } from '../domain/turn.ts'
import { turnOn, whoseTurn, type Turn, type TurnEvent } from '../domain/turn.ts'
import type { Holding } from '../domain/holder.ts'
import type { TurnWire } from '../contract.ts'

export type HolderRow = {
  readonly organisationId: string | null
  readonly rightId: string | null
  readonly because: string | null
}

/** What app.vacancy_holder says, in the words of the rules. */
function holdingOf({ organisationId, rightId, because }: HolderRow): Holding {
  if (organisationId === null || rightId === null) {
    return { kind: 'landlord', because: because === 'own' ? 'own' : 'no-right' }
  }
  return {
    kind: 'holder',
    organisationId,
    rightId,
    because: because === 'shortfall' ? 'shortfall' : 'right',
  }
}

export type TurnRow = {
  readonly kind: string
  readonly holderOrganisationId: string
  readonly happenedOn: string
  readonly dueOn: string | null
}

export function currentTurn(rows: readonly TurnRow[], holder: HolderRow, today: string): Turn {
  const events = rows.map((row): TurnEvent => ({ ...row, kind: row.kind as TurnKind }))
  return turnOn(events, holdingOf(holder), today)
}

export function toTurnWire(turn: Turn): TurnWire {
  const whose = whoseTurn(turn)
  switch (turn.state) {
    case 'nobody':
    case 'to-ask':
      return { state: turn.state, on: null, dueOn: null, daysLeft: null, whose }
    case 'asked': {
      const { askedOn, dueOn, daysLeft } = turn
      return { state: 'asked', on: askedOn, dueOn, daysLeft, whose }
    }
    case 'agreed':
    case 'declined':
    case 'given-back':
    case 'released':
      return { state: turn.state, on: turn.on, dueOn: null, daysLeft: null, whose }
  }
}
