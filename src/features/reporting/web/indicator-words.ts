import { PRESENT_SITUATION_WORDS } from '#features/referrals/domain/referral-words.ts'
import type { IndicatorTable } from '../contract.ts'

export const INDICATOR_WORDS: Readonly<Record<IndicatorTable['indicator'], string>> = {
  referred: 'Ménages signalés',
  eligible: 'Ménages entrés dans le dispositif',
  needs: 'Besoins échangés',
  proposed: 'Ménages à qui un logement a été proposé',
  allocated: 'Ménages passés en commission',
  housed: 'Baux signés',
  'handed-over': 'Relais engagés',
  closed: 'Suivis terminés',
  abandoned: 'Ménages qui se sont retirés',
  'delay-eligibility': 'Du signalement à l’entrée',
  'delay-needs': 'Du signalement aux besoins échangés',
  'delay-proposal': 'Des besoins échangés à la première proposition',
  'delay-committee': 'De la proposition à la commission',
  'delay-decision': 'De l’entrée à la commission',
  'delay-lease': 'De la commission au bail',
  'delay-vacancy': 'Du départ du locataire au nouveau bail',
  'delay-closure': 'Du bail à la fin du suivi',
}

export const DIMENSION_WORDS: Readonly<Record<IndicatorTable['dimension'], string>> = {
  whole: 'tout le dispositif',
  operator: 'par prescripteur',
  composition: 'par composition',
  situation: 'par situation au signalement',
  public: 'par public',
  figures: 'délai en jours',
}

export function cellWords(table: IndicatorTable, label: string): string {
  if (table.dimension !== 'situation') return label
  return (PRESENT_SITUATION_WORDS as Readonly<Record<string, string>>)[label] ?? label
}

/** « 3e trimestre 2026 » */
export function quarterWords(quarter: string): string {
  const rank = Math.floor((Number(quarter.slice(5, 7)) - 1) / 3) + 1
  return `${rank === 1 ? '1er' : `${String(rank)}e`} trimestre ${quarter.slice(0, 4)}`
}
