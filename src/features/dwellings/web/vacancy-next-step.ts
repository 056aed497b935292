import { formatDay } from '#web/ui/dates.ts'
import type { VacancyRead } from '../contract.ts'
import type { VacancyPanel } from './page-search.ts'
import { daysWords } from './dwelling-words.ts'

export type NextStep = {
  readonly who: string
  readonly sentence: string
  readonly tone: 'todo' | 'wait' | 'late'
  readonly action?: { readonly label: string; readonly panel: VacancyPanel }
}

/**
 * Who acts now on a vacancy, in the words of its reader; null when nothing is left to do. The buttons come from the
 * abilities that the server gave, never from the role.
 */
export function vacancyNextStep(vacancy: VacancyRead, isHolder: boolean): NextStep | null {
  if (vacancy.status === 'open') {
    return turnStep(vacancy, isHolder) ?? (isHolder ? holderWaits() : landlordStep(vacancy))
  }
  if (vacancy.status === 'proposed' || vacancy.status === 'allocated') {
    return {
      who: isHolder ? 'Le bailleur poursuit' : 'À vous de poursuivre',
      sentence:
        vacancy.status === 'proposed'
          ? 'Le logement est proposé : la commission d’attribution vient ensuite.'
          : 'Le logement est attribué : le bail reste à signer.',
      tone: isHolder ? 'wait' : 'todo',
      ...may(vacancy, 'vacancy.move', { label: 'Noter la suite', panel: 'etat' }),
    }
  }
  return null
}

function may(
  { abilities }: VacancyRead,
  ability: VacancyRead['abilities'][number],
  action: NonNullable<NextStep['action']>,
): Pick<NextStep, 'action'> {
  return abilities.includes(ability) ? { action } : {}
}

function turnStep(vacancy: VacancyRead, isHolder: boolean): NextStep | null {
  const { turn, holder } = vacancy
  switch (turn.state) {
    case 'to-ask':
      return isHolder
        ? {
            who: 'À vous, quand vous voulez',
            sentence: 'Dites si ce logement de votre contingent peut aller au dispositif.',
            tone: 'todo',
            ...may(vacancy, 'turn.answer', { label: 'Répondre', panel: 'reponse' }),
          }
        : {
            who: 'À vous',
            sentence: `Demandez l’accord de ${holder.name} : ce logement est de son contingent.`,
            tone: 'todo',
            ...may(vacancy, 'turn.ask', { label: 'Noter la demande', panel: 'demande' }),
          }
    case 'asked':
      return askedStep(vacancy, isHolder)
    case 'declined':
      return {
        who: isHolder ? 'À vous' : `À ${holder.name}`,
        sentence: isHolder
          ? 'Vous gardez ce logement pour vos candidats. Vous pouvez encore rendre votre tour.'
          : 'Le réservataire garde ce logement pour ses candidats, sauf s’il rend son tour.',
        tone: 'wait',
        ...may(vacancy, 'turn.answer', { label: 'Noter une autre réponse', panel: 'reponse' }),
      }
    case 'nobody':
    case 'agreed':
    case 'given-back':
    case 'released':
      return null
  }
}

function askedStep(vacancy: VacancyRead, isHolder: boolean): NextStep {
  const { turn, holder } = vacancy
  const daysLeft = turn.daysLeft ?? 0
  const until = turn.dueOn === null ? '' : formatDay(turn.dueOn)
  const answer = { label: isHolder ? 'Répondre' : 'Noter sa réponse', panel: 'reponse' } as const
  if (daysLeft < 0) {
    return isHolder
      ? {
          who: `À vous, depuis le ${until}`,
          sentence:
            'Votre délai est passé. Vous pouvez encore répondre tant que le bailleur attend.',
          tone: 'late',
          ...may(vacancy, 'turn.answer', answer),
        }
      : {
          who: 'À vous',
          sentence: `${holder.name} n’a pas répondu avant le ${until} : notez la remise pour un tour, ou sa réponse.`,
          tone: 'late',
          ...may(vacancy, 'turn.release', {
            label: 'Noter la remise pour un tour',
            panel: 'remise',
          }),
        }
  }
  return {
    who: isHolder
      ? `À vous, avant le ${until} (dans ${daysWords(daysLeft)})`
      : `À ${holder.name}, avant le ${until} (dans ${daysWords(daysLeft)})`,
    sentence: isHolder
      ? 'Le bailleur demande si ce logement peut aller au dispositif.'
      : 'Le réservataire doit dire s’il donne son accord.',
    tone: isHolder ? 'todo' : 'wait',
    ...may(vacancy, 'turn.answer', answer),
  }
}

function holderWaits(): NextStep {
  return {
    who: 'Le bailleur poursuit',
    sentence: 'Il cherche le ménage à qui ce logement convient.',
    tone: 'wait',
  }
}

function landlordStep(vacancy: VacancyRead): NextStep {
  const { sector } = vacancy
  if (sector.id === null) {
    return {
      who: 'À la responsable du dispositif',
      sentence: `${vacancy.dwelling.communeName} n’est pas dans la liste des secteurs : il faut dire dans lequel ce logement compte.`,
      tone: 'todo',
      ...may(vacancy, 'sector.choose', { label: 'Choisir le secteur', panel: 'secteur' }),
    }
  }
  if (sector.quota !== null && sector.taken >= sector.quota) {
    return {
      who: 'À la responsable du dispositif',
      sentence: `Le secteur ${sector.name ?? ''} a déjà ses ${String(sector.quota)} logements : un de plus demande un motif.`,
      tone: 'todo',
      ...may(vacancy, 'quota.exceed', {
        label: 'Accorder un logement de plus',
        panel: 'depassement',
      }),
    }
  }
  return {
    who: 'À vous',
    sentence: 'Le logement est à la disposition du dispositif : il reste à proposer.',
    tone: 'todo',
    ...may(vacancy, 'vacancy.move', { label: 'Noter la proposition', panel: 'etat' }),
  }
}
