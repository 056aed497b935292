import { Button, Group } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { Card } from '#web/ui/card.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { Facts } from '#web/ui/facts.tsx'
import type { VacancyRead } from '../contract.ts'
import { contingentWords, daysWords, MODE_WORDS, TURN_WORDS } from './dwelling-words.ts'
import type { VacancyPanel } from './page-search.ts'
import { TurnChip } from './vacancy-chips.tsx'

const route = getRouteApi('/shell/logements/$vacancyId')

type Props = {
  readonly vacancy: VacancyRead
  /** What the next step above already offers. */
  readonly nextPanel: VacancyPanel | undefined
}

/** C6, G10: who holds the dwelling today and why, where its turn stands, and what may be noted. */
export function HolderCard({ vacancy, nextPanel }: Props) {
  const { holder, contingent, turn, abilities } = vacancy
  const buttons = BUTTONS.filter(
    ({ ability, panel }) => abilities.includes(ability) && panel !== nextPanel,
  )
  return (
    <Card
      title="Réservataire"
      action={<TurnChip turn={turn} />}
      footer={buttons.length > 0 && <Buttons shown={buttons} />}
    >
      <Facts
        facts={[
          { label: 'Contingent', value: contingentWords(contingent) },
          { label: 'Aujourd’hui', value: holderSentence(holder) },
          ...(holder.until === null ? [] : [{ label: 'Jusqu’au', value: formatDay(holder.until) }]),
          ...(turn.state === 'nobody' ? [] : [{ label: 'Tour', value: turnSentence(vacancy) }]),
        ]}
      />
    </Card>
  )
}

function holderSentence({ because, name, mode }: VacancyRead['holder']): string {
  switch (because) {
    case 'own':
      return 'Personne n’est à consulter : le bailleur désigne.'
    case 'no-right':
      return 'Aucun droit n’est en cours : le bailleur désigne.'
    case 'shortfall':
      return `${name}, car la commune est carencée`
    case 'right':
      return mode === null ? name : `${name}, réservation ${MODE_WORDS[mode]}`
  }
}

function turnSentence({ turn, turnDays }: VacancyRead): string {
  const delay = turnDays === null ? '' : ` Le tour dure ${daysWords(turnDays)}.`
  switch (turn.state) {
    case 'to-ask':
    case 'nobody':
      return `L’accord reste à demander.${delay}`
    case 'asked':
      return `Demandé le ${day(turn.on)}, réponse attendue au plus tard le ${day(turn.dueOn)}.`
    case 'agreed':
    case 'declined':
    case 'given-back':
      return `${TURN_WORDS[turn.state]} le ${day(turn.on)}.`
    case 'released':
      return `Remise pour un tour notée le ${day(turn.on)} : le droit reste pour la prochaine libération.`
  }
}

function day(on: string | null): string {
  return on === null ? '' : formatDay(on)
}

const BUTTONS: readonly {
  readonly ability: VacancyRead['abilities'][number]
  readonly panel: VacancyPanel
  readonly label: string
}[] = [
  { ability: 'turn.ask', panel: 'demande', label: 'Noter la demande' },
  { ability: 'turn.answer', panel: 'reponse', label: 'Noter une réponse' },
  { ability: 'turn.release', panel: 'remise', label: 'Noter la remise pour un tour' },
]

function Buttons({ shown }: { shown: typeof BUTTONS }) {
  const navigate = route.useNavigate()
  return (
    <Group gap="xs">
      {shown.map(({ panel, label }) => (
        <Button
          key={panel}
          variant="default"
          size="xs"
          onClick={() => void navigate({ search: { volet: panel } })}
        >
          {label}
        </Button>
      ))}
    </Group>
  )
}
