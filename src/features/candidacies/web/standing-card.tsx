import { Group } from '@mantine/core'
import { IconBan, IconFlag } from '@tabler/icons-react'
import { Card } from '#web/ui/card.tsx'
import { Chip } from '#web/ui/chip.tsx'
import { formatLongDay } from '#web/ui/dates.ts'
import { DueChip } from '#web/ui/due-chip.tsx'
import { Icon } from '#web/ui/icon.tsx'
import type { CandidacyAbility } from '../contract.ts'
import type { Panel } from './candidacy-search.ts'
import { moveWords, STATUS_WORDS } from './candidacy-words.ts'
import type { LiveProps } from './shown.ts'
import { PanelButton } from './panel-button.tsx'

const ACTIONS: readonly (readonly [CandidacyAbility, Panel, string])[] = [
  ['inform', 'informer', 'Informer l’accompagnant'],
  ['answer', 'repondre', 'Répondre'],
  ['reply', 'adapter', 'Répondre à l’accompagnant'],
]
const ENDINGS: readonly (readonly [CandidacyAbility, Panel, string])[] = [
  ['withdraw', 'renoncer', 'Le ménage renonce'],
  ['close', 'clore', 'Choisir autrement'],
]

/** Where the proposal is, whose move it is, what this reader may do; what is impossible says why. */
export function StandingCard({ householdId, list, candidacy }: LiveProps) {
  const { status, since, motive, proposedBy, abilities, dueInWorkingDays, answerDueOn } = candidacy
  const words = moveWords(candidacy)
  const blocked = candidacy.holderAwaited !== null
  return (
    <Card
      title="Où en est la proposition"
      icon={IconFlag}
      action={dueInWorkingDays === null ? undefined : <DueChip days={dueInWorkingDays} waiting />}
    >
      <p>
        <Chip tone="accent">{STATUS_WORDS[status]}</Chip> depuis le {formatLongDay(since)}
      </p>
      {words !== null && <p>{words}</p>}
      {answerDueOn !== null && <p>Réponse attendue le {formatLongDay(answerDueOn)}.</p>}
      {list.isContactBlocked && (
        <p className="candidacies__blocked">
          <Icon of={IconBan} size={18} /> Aucun rendez-vous avec le ménage ne peut être fixé sur ce
          logement avant que son accompagnant soit informé.
        </p>
      )}
      {motive !== null && (
        <p className="candidacies__meta">
          Pourquoi ce ménage : {motive}
          {proposedBy !== null && ` (${proposedBy})`}
        </p>
      )}
      {candidacy.nudges.map(({ step, on }) => (
        <p key={step} className="candidacies__meta">
          {step === 'reminder' ? 'Rappel envoyé' : 'Responsable du dispositif prévenu'} le{' '}
          {formatLongDay(on)}.
        </p>
      ))}
      <Group gap="xs" mt="sm">
        {ACTIONS.filter(([ability]) => abilities.includes(ability)).map(
          ([ability, panel, label]) =>
            ability === 'inform' && blocked ? null : (
              <PanelButton key={ability} householdId={householdId} panel={panel}>
                {label}
              </PanelButton>
            ),
        )}
        {ENDINGS.filter(([ability]) => abilities.includes(ability)).map(
          ([ability, panel, label]) => (
            <PanelButton key={ability} householdId={householdId} panel={panel} variant="default">
              {label}
            </PanelButton>
          ),
        )}
      </Group>
    </Card>
  )
}
