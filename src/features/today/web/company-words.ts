import type { Appointment } from '#features/agenda/contract.ts'
import { listed } from '#web/ui/identity.ts'

/** « Yvonne Lachenal, avec Hugo Malavergne, Maison des associations » */
export function companyWords(
  { household, parties, place }: Pick<Appointment, 'household' | 'parties' | 'place'>,
  myId: string,
): string {
  const others = parties.filter(({ accountId }) => accountId !== myId).map(({ name }) => name)
  const company = others.length > 0 ? `avec ${listed(others)}` : null
  return [household?.name, company, place].filter(Boolean).join(', ')
}
