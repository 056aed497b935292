import { counted } from '#web/ui/typo.ts'
import { quarterWords } from './indicator-words.ts'
import type { DelayRow, ProgrammeOverview } from '../contract.ts'

type CourseRow = ProgrammeOverview['course'][number]

export const COURSE_WORDS: Readonly<Record<CourseRow['step'], string>> = {
  referred: 'Signalés',
  eligible: 'Éligibles',
  needs: 'Besoins échangés',
  proposed: 'Proposés',
  allocated: 'Passés en commission',
  housed: 'Baux signés',
  'handed-over': 'Relais engagé',
  closed: 'Suivis clos',
}

export const DELAY_WORDS: Readonly<Record<string, string>> = {
  'delay-needs': 'Signalement à besoins',
  'delay-proposal': 'Besoins à proposition',
  'delay-committee': 'Proposition à commission',
  'delay-lease': 'Commission à bail',
  'delay-vacancy': 'Vacance du logement',
}

/** « 4 en attente, 1 sorti » ; empty where nobody stopped. */
export function stoppedWords({ waiting, gone, step, asOf }: CourseRow): string {
  const words: string[] = asOf === null ? [] : [quarterWords(asOf)]
  if (waiting !== null && waiting > 0)
    words.push(`${String(waiting)}\u00a0${waitingWord(step, waiting)}`)
  if (gone !== null && gone > 0)
    words.push(
      counted(
        gone,
        step === 'referred' ? 'non retenu' : 'sorti',
        step === 'referred' ? 'non retenus' : 'sortis',
      ),
    )
  return words.join(', ')
}

function waitingWord(step: CourseRow['step'], count: number): string {
  if (step === 'housed' || step === 'handed-over') return 'en\u00a0suivi'
  if (step === 'closed') return count > 1 ? 'terminés' : 'terminé'
  return 'en\u00a0attente'
}

/** The two numbers in words, since the drawing alone says nothing to some. */
export function delayWords({ medianDays, ninthDecileDays, targetDays }: DelayRow): string {
  if (medianDays === null || ninthDecileDays === null) return 'masqué : trop peu de ménages'
  const target = targetDays === null ? '' : `, objectif ${counted(targetDays, 'jour')}`
  return `la moitié en ${counted(medianDays, 'jour')} au plus, neuf sur dix en ${counted(ninthDecileDays, 'jour')} au plus${target}`
}

/** From which count the numbers are. */
export function basisWords({ isLive, quarter, threshold }: ProgrammeOverview): string {
  if (isLive)
    return `Comptés aujourd’hui. Un délai connu pour moins de ${String(threshold ?? 0)} ménages est masqué.`
  if (quarter === null)
    return 'La première édition paraîtra à la fin du premier trimestre du dispositif.'
  return `Édition publiée, ${quarterWords(quarter)}. Un nombre de moins de ${String(threshold ?? 0)} ménages est masqué.`
}
