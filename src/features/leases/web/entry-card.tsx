import { Button, Menu } from '@mantine/core'
import { IconCheck, IconPlus } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { newId } from '#web/new-id.ts'
import { Card } from '#web/ui/card.tsx'
import { Chip } from '#web/ui/chip.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { Icon } from '#web/ui/icon.tsx'
import { notifyFailure } from '#web/ui/notify.tsx'
import type { EntryStep, LeaseRead } from '../contract.ts'
import { ENTRY_STAGES } from '../domain/entry-steps.ts'
import { sendAddedStep, useRefreshLease } from './lease-queries.ts'
import { STAGE_WORDS } from './lease-words.ts'

const StepDrawer = lazy(() =>
  import('./step-drawer.tsx').then((file) => ({ default: file.StepDrawer })),
)

type Props = { readonly householdId: string; readonly read: LeaseRead }

/** K5, K6: what an entry asks for, each step with its day, who saw it done. */
export function EntryCard({ householdId, read }: Props) {
  const [step, setStep] = useState<EntryStep | null>(null)
  const { steps, addable, today } = read
  const mayTick = read.abilities.includes('tick')
  const done = steps.filter(({ doneOn }) => doneOn !== null).length
  return (
    <Card
      title="Entrée et cent premiers jours"
      flush
      seenBy={['le ménage', 'son accompagnant', 'le référent']}
      action={
        <span className="lease__meta">
          {done} sur {steps.length}
        </span>
      }
    >
      {ENTRY_STAGES.map((stage) => {
        const own = steps.filter((one) => one.stage === stage)
        return own.length === 0 ? null : (
          <section key={stage} aria-label={STAGE_WORDS[stage]}>
            <h3 className="lease__stage">{STAGE_WORDS[stage]}</h3>
            <ul className="lease__list">
              {own.map((one) => (
                <Step key={one.id} {...{ step: one, today, mayTick }} onTick={() => setStep(one)} />
              ))}
            </ul>
          </section>
        )
      })}
      {mayTick && addable.length > 0 && <Addable {...{ householdId, addable }} />}
      <Suspense fallback={null}>
        {step !== null && (
          <StepDrawer {...{ householdId, read, step }} onClose={() => setStep(null)} />
        )}
      </Suspense>
    </Card>
  )
}

type StepProps = {
  readonly step: EntryStep
  readonly today: string
  readonly mayTick: boolean
  readonly onTick: () => void
}

function Step({ step, today, mayTick, onTick }: StepProps) {
  const isLate = step.doneOn === null && step.dueOn < today
  return (
    <li className="lease__line">
      <div className="lease__what">
        <strong>{step.label}</strong>
        <span className="lease__meta">{step.note ?? step.help}</span>
        {step.doneOn === null && step.saidDoneOn !== null && (
          <span className="lease__meta">
            Le ménage dit que c’est fait, le {formatDay(step.saidDoneOn)}.
          </span>
        )}
      </div>
      <div className="lease__actions">
        {step.doneOn === null ? (
          <Chip tone={isLate ? 'late' : 'todo'}>
            {isLate ? 'en retard' : 'à faire'}, {formatDay(step.dueOn)}
          </Chip>
        ) : (
          <Chip tone="accent" icon={IconCheck}>
            fait le {formatDay(step.doneOn)}
            {step.doneBy !== null && `, ${step.doneBy}`}
          </Chip>
        )}
        {mayTick && (
          <Button
            size="xs"
            variant="default"
            onClick={onTick}
            aria-label={`${step.doneOn === null ? 'Constater' : 'Revoir'} : ${step.label}`}
          >
            {step.doneOn === null ? 'Constater' : 'Revoir'}
          </Button>
        )}
      </div>
    </li>
  )
}

type AddableProps = {
  readonly householdId: string
  readonly addable: LeaseRead['addable']
}

function Addable({ householdId, addable }: AddableProps) {
  const refresh = useRefreshLease(householdId)
  const add = async (code: string) => {
    await sendAddedStep(householdId, newId(), code).catch(notifyFailure)
    await refresh()
  }
  return (
    <div className="lease__said">
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="subtle" size="xs" leftSection={<Icon of={IconPlus} size={18} />}>
            Ajouter une étape propre à ce ménage
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {addable.map(({ code, label }) => (
            <Menu.Item key={code} onClick={() => void add(code)}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}
