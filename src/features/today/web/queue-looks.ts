import { IconAlertTriangle, IconCircleDot, IconHourglass } from '@tabler/icons-react'
import type { QueueKey } from '#features/households/today.contract.ts'
import type { IconType } from '#web/ui/icon.tsx'
import type { Tone } from '#web/ui/tone.ts'

type Look = {
  readonly title: string
  readonly icon: IconType
  readonly tone: Tone
  readonly hint: string
  /** Lines under « Tout »: late ones are never hidden behind a link before many. */
  readonly shown: number
  readonly empty: { readonly title: string; readonly what: string }
}

/** How each queue is named, coloured and, when empty, explained. */
export const LOOKS: Readonly<Record<QueueKey, Look>> = {
  late: {
    title: 'En retard',
    icon: IconAlertTriangle,
    tone: 'late',
    hint: 'à vous d’agir, le plus en retard d’abord, en jours ouvrés',
    shown: 8,
    empty: {
      title: 'Rien en retard.',
      what: 'Ce dont le délai est passé arrivera ici, le plus ancien d’abord.',
    },
  },
  todo: {
    title: 'À faire',
    icon: IconCircleDot,
    tone: 'todo',
    hint: 'à vous d’agir',
    shown: 5,
    empty: {
      title: 'Rien à faire pour l’instant.',
      what: 'Dès que ce sera à vous d’agir pour un ménage ou un logement, vous le verrez ici.',
    },
  },
  waiting: {
    title: 'En attente d’un partenaire',
    icon: IconHourglass,
    tone: 'wait',
    hint: 'un partenaire doit agir, vous pouvez relancer',
    shown: 4,
    empty: {
      title: 'Aucun partenaire ne vous fait attendre.',
      what: 'Ce que vous avez transmis et qui attend une réponse se retrouvera ici.',
    },
  },
}
