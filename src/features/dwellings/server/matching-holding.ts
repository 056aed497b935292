import type { Actor, Tx } from '#platform/db/door.ts'
import { toTurnWire } from './turn-view.ts'
import { placesOf, vacancyFacts } from './vacancy-read-sql.ts'

const STATES = {
  nobody: 'free',
  'to-ask': 'to-ask',
  asked: 'asked',
  agreed: 'agreed',
  declined: 'declined',
  'given-back': 'free',
  released: 'free',
} as const

/** Who holds a release and how full its sector is, as the constraints of matching ask it. */
export async function holding(tx: Tx, actor: Actor, vacancyId: string) {
  const vacancy = await vacancyFacts(tx, actor, vacancyId)
  if (!vacancy) return undefined
  const { state, on } = toTurnWire(vacancy.turn)
  const { sectorName } = vacancy
  const places = sectorName === null ? null : await placesOf(tx, vacancy)
  return {
    holder: { name: vacancy.holderName, state: STATES[state], on },
    sector: sectorName === null || places === null ? null : { name: sectorName, ...places },
  }
}
