import type { QueueKey } from '#features/households/today.contract.ts'

/** The tabs as the address names them; none: everything. */
const TABS = ['retard', 'a-faire', 'en-attente', 'rendez-vous'] as const
export type TodayTab = (typeof TABS)[number]

export type TodaySearch = { readonly file?: TodayTab | undefined }

export function toTodaySearch({ file }: Readonly<Record<string, unknown>>): TodaySearch {
  return { file: TABS.find((tab) => tab === file) }
}

const QUEUES = { retard: 'late', 'a-faire': 'todo', 'en-attente': 'waiting' } as const

/** The queue that a tab opens; none for everything and for the meetings. */
export function queueOf(tab: TodayTab | undefined): QueueKey | undefined {
  return tab === undefined || tab === 'rendez-vous' ? undefined : QUEUES[tab]
}

export const TAB_OF = {
  late: 'retard',
  todo: 'a-faire',
  waiting: 'en-attente',
} as const satisfies Record<QueueKey, TodayTab>
