import { workingDaysBetween } from '#kernel/calendar.ts'

/** Who acts on a holder's turn: the landlord's allocation officer, or the holder itself. */
export type TurnSide = 'landlord' | 'holder'

export type TurnStanding = {
  readonly side: TurnSide
  /** `to-ask`: nobody has asked the holder yet. `asked`: its delay runs, or has passed. */
  readonly state: 'to-ask' | 'asked'
  readonly dueOn: string | null
  readonly holderName: string
}

/**
 * What a line of the queue says about a dwelling whose holder's turn is under way.
 *
 * @param standing  whose side the reader is on, the state of the turn, its last day, the holder's name
 * @param today     the programme's date
 * @returns         the queue, the sentence for this reader, the button, the working days left (negative: late)
 * @source          domain report G10: asked, answered, turn given back; ux: an item never in two queues
 */
export function turnLine({ side, state, dueOn, holderName }: TurnStanding, today: string) {
  const dueInWorkingDays = dueOn === null ? null : workingDaysBetween(today, dueOn)
  const isPast = dueOn !== null && dueOn < today
  return { ...words({ side, state, isPast, holderName }), dueInWorkingDays }
}

type Words = Pick<TurnStanding, 'side' | 'state' | 'holderName'> & { readonly isPast: boolean }

function words({ side, state, isPast, holderName }: Words) {
  if (state === 'to-ask') {
    return {
      queue: 'todo' as const,
      what: `Demander au réservataire (${holderName}) s’il retient le logement ou rend son tour`,
      action: 'Demander',
    }
  }
  if (side === 'holder') {
    return {
      queue: isPast ? ('late' as const) : ('todo' as const),
      what: 'Dire au bailleur si vous retenez le logement ou rendez votre tour',
      action: 'Répondre',
    }
  }
  return isPast
    ? {
        queue: 'late' as const,
        what: `Le délai du réservataire (${holderName}) est passé\u00a0: reprendre ce tour, ou le relancer`,
        action: 'Décider',
      }
    : {
        queue: 'waiting' as const,
        what: `Réservataire (${holderName})\u00a0: dire si le logement est retenu ou rendu`,
        action: 'Ouvrir',
      }
}
