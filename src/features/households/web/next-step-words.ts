import { formatWeekday } from '#web/ui/dates.ts'
import { counted } from '#web/ui/typo.ts'
import type { HouseholdRead } from '../contract.ts'

type Step = HouseholdRead['nextStep']

/** « À vous, avant le lundi 30 novembre (dans 4 jours ouvrés) » */
export function nextStepWho({ mine, who, dueOn, dueInWorkingDays }: Step): string {
  const actor = mine ? 'À vous' : capital(who)
  if (dueOn === null || dueInWorkingDays === null) return actor
  if (dueInWorkingDays < 0) {
    const late = counted(-dueInWorkingDays, 'jour ouvré', 'jours ouvrés')
    return `${actor}, en retard de\u00a0${late} (attendu le ${formatWeekday(dueOn)})`
  }
  if (dueInWorkingDays === 0) return `${actor}, aujourd’hui`
  const left = counted(dueInWorkingDays, 'jour ouvré', 'jours ouvrés')
  return `${actor}, avant le ${formatWeekday(dueOn)} (dans\u00a0${left})`
}

export function nextStepTone({ mine, dueInWorkingDays }: Step): 'todo' | 'wait' | 'late' {
  if (dueInWorkingDays !== null && dueInWorkingDays < 0) return 'late'
  return mine ? 'todo' : 'wait'
}

function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase('fr') + words.slice(1)
}
