import type { Actor } from '#platform/db/door.ts'
import { VacancyAbility, type VacancyRead } from '../contract.ts'
import { isFree, type Turn } from '../domain/turn.ts'
import { movesFrom } from '../domain/vacancy-path.ts'

type Page = Omit<VacancyRead, 'abilities' | 'moves'>
type Known = { readonly turn: Turn; readonly proposedByOrganisationId: string | null }
type Situation = Known & { readonly actor: Actor; readonly page: Page }

const steers = ({ actor }: Situation) => actor.role === 'ALL' || actor.role === 'PRG'
const isLead = ({ actor }: Situation) => actor.role === 'PRG'
const isOpen = ({ page }: Situation) => page.status === 'open'
const isMine = ({ actor, proposedByOrganisationId }: Situation) =>
  proposedByOrganisationId === actor.organisationId
const isHolder = ({ actor, page }: Situation) =>
  actor.role === 'RES' && page.holder.organisationId === actor.organisationId
/** Somebody else has a say, and the landlord has not taken this letting over. */
const hasTurn = (situation: Situation) =>
  isOpen(situation) && !['nobody', 'released'].includes(situation.turn.state)

const MAY: Readonly<Record<VacancyAbility, (situation: Situation) => boolean>> = {
  'vacancy.change': (s) =>
    (steers(s) || s.actor.role === 'REF') &&
    ['open', 'proposed', 'allocated'].includes(s.page.status),
  'vacancy.move': steers,
  'vacancy.withdraw': (s) =>
    movesFrom(s.page.status).includes('withdrawn') && (steers(s) || (isOpen(s) && isMine(s))),
  'turn.ask': (s) => steers(s) && hasTurn(s) && s.turn.state !== 'asked' && !isFree(s.turn),
  'turn.answer': (s) => hasTurn(s) && (steers(s) || isHolder(s)),
  'turn.release': (s) => steers(s) && isOpen(s) && s.turn.state === 'asked' && s.turn.daysLeft < 0,
  'sector.choose': (s) =>
    isLead(s) && isOpen(s) && (s.page.sector.id === null || s.page.sector.chosenOn !== null),
  'quota.exceed': (s) =>
    isLead(s) &&
    isOpen(s) &&
    s.page.sector.quota !== null &&
    s.page.sector.taken >= s.page.sector.quota,
}

/** What this reader may do on this vacancy now, so that no page works rights out again. */
export function vacancyAbilities(
  actor: Actor,
  page: Page,
  known: Known,
): Pick<VacancyRead, 'abilities' | 'moves'> {
  const situation = { ...known, actor, page }
  const abilities = VacancyAbility.options.filter((ability) => MAY[ability](situation))
  const moves = steers(situation) ? movesFrom(page.status) : []
  return { abilities, moves: moves.filter((status) => status !== 'withdrawn') }
}
