import { Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { Card } from '#web/ui/card.tsx'
import { Chip } from '#web/ui/chip.tsx'
import { formatDay } from '#web/ui/dates.ts'
import type { Tone } from '#web/ui/tone.ts'
import { quoted } from '#web/ui/typo.ts'
import type { ObjectiveRead, PlanRead } from '../contract.ts'
import { AXIS_WORDS } from '../domain/autonomy-axes.ts'
import type { ObjectiveStatus } from '../domain/plan-rules.ts'
import { STATUS_WORDS } from './plan-words.ts'

const ObjectiveDrawer = lazy(() =>
  import('./objective-drawer.tsx').then((file) => ({ default: file.ObjectiveDrawer })),
)

type Props = { readonly householdId: string; readonly read: PlanRead }
type Open = { readonly objective: ObjectiveRead | null; readonly isOwn: boolean }

const TONES: Readonly<Record<ObjectiveStatus, Tone>> = {
  todo: 'todo',
  doing: 'wait',
  done: 'accent',
  partly: 'accent',
  dropped: 'neutral',
}

/** L4, L6: what the household wants is first and its own; then what was set together. */
export function ObjectivesCard({ householdId, read }: Props) {
  const [open, setOpen] = useState<Open | null>(null)
  const { objectives, abilities } = read
  const own = objectives.filter(({ isOwn }) => isOwn)
  const shared = objectives.filter(({ isOwn }) => !isOwn)
  return (
    <Card title="Objectifs" flush seenBy={['le ménage', 'son accompagnant', 'le référent']}>
      <h3 className="plan__group">Ce que le ménage veut, dans ses mots</h3>
      {own.length === 0 && (
        <p className="plan__empty plan__meta">
          Rien n’est encore écrit. Le plan ne se signe pas sans lui.
        </p>
      )}
      <List objectives={own} today={read.today} onOpen={setOpen} />
      <h3 className="plan__group">Objectifs posés ensemble</h3>
      {shared.length === 0 && <p className="plan__empty plan__meta">Aucun pour le moment.</p>}
      <List objectives={shared} today={read.today} onOpen={setOpen} />
      <div className="plan__foot">
        {abilities.includes('objective.add') && (
          <Button size="xs" onClick={() => setOpen({ objective: null, isOwn: false })}>
            Poser un objectif ensemble
          </Button>
        )}
        {abilities.includes('objective.own') && (
          <Button
            size="xs"
            variant="default"
            onClick={() => setOpen({ objective: null, isOwn: true })}
          >
            Écrire ce que le ménage veut
          </Button>
        )}
      </div>
      <Suspense fallback={null}>
        {open !== null && (
          <ObjectiveDrawer {...{ householdId, ...open }} onClose={() => setOpen(null)} />
        )}
      </Suspense>
    </Card>
  )
}

type ListProps = {
  readonly objectives: readonly ObjectiveRead[]
  readonly today: string
  readonly onOpen: (open: Open) => void
}

function List({ objectives, today, onOpen }: ListProps) {
  if (objectives.length === 0) return null
  return (
    <ul className="plan__list">
      {objectives.map((objective) => (
        <li key={objective.id}>
          <div className="plan__what">
            <strong>{objective.isOwn ? quoted(objective.what) : objective.what}</strong>
            <span className="plan__meta">{detailsOf(objective)}</span>
          </div>
          <div className="plan__actions">
            <Chip
              tone={isLate(objective, today) ? 'late' : TONES[objective.status]}
              {...(objective.status === 'done' && { icon: IconCheck })}
            >
              {STATUS_WORDS[objective.status]}
              {objective.dueOn !== null && `, pour le ${formatDay(objective.dueOn)}`}
            </Chip>
            {objective.mayChange && (
              <Button
                size="xs"
                variant="default"
                aria-label={`Revoir : ${objective.what}`}
                onClick={() => onOpen({ objective, isOwn: objective.isOwn })}
              >
                Revoir
              </Button>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

function isLate({ status, dueOn }: ObjectiveRead, today: string): boolean {
  return ['todo', 'doing'].includes(status) && dueOn !== null && dueOn < today
}

function detailsOf({ axis, howKnown, helpedBy, statusReason }: ObjectiveRead): string {
  return [
    AXIS_WORDS[axis],
    howKnown === null ? null : `on le sait quand : ${howKnown}`,
    helpedBy === null ? null : `avec ${helpedBy}`,
    statusReason,
  ]
    .filter((part) => part !== null)
    .join(' · ')
}
