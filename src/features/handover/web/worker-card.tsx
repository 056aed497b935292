import { Button, Stack } from '@mantine/core'
import { IconCheck, IconClock } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { Card } from '#web/ui/card.tsx'
import { Chip } from '#web/ui/chip.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { notifyDone, notifyFailure } from '#web/ui/notify.tsx'
import type { HandoverRead } from '../contract.ts'
import { MEETING_STEPS, type MeetingStep } from '../domain/never-zero.ts'
import { sendAcceptance, sendValidation, useRefreshHandover } from './handover-queries.ts'
import { STEP_WORDS } from './handover-words.ts'

const WorkerDrawer = lazy(() =>
  import('./worker-drawers.tsx').then((file) => ({ default: file.WorkerDrawer })),
)
const MeetingDrawer = lazy(() =>
  import('./worker-drawers.tsx').then((file) => ({ default: file.MeetingDrawer })),
)

type Props = { readonly householdId: string; readonly read: HandoverRead }

/** O2, O3: who takes over and whether she agreed; the three meetings and whether the household said yes to each. */
export function WorkerCard({ householdId, read }: Props) {
  const [open, setOpen] = useState<'worker' | MeetingStep | null>(null)
  const refresh = useRefreshHandover(householdId)
  const { worker, meetings, abilities } = read
  const send = async (sent: Promise<unknown>, done: string) => {
    await sent.then(() => {
      notifyDone(done)
    }, notifyFailure)
    await refresh()
  }
  const close = () => {
    setOpen(null)
  }
  return (
    <Card title="Prendre le relais" seenBy={['le ménage', 'ceux qui le suivent']}>
      <Stack gap="md">
        {worker === null ? (
          <p>Personne n’est encore nommé au Département.</p>
        ) : (
          <div className="handover__actions">
            <strong>{worker.name}</strong>
            <Chip
              tone={worker.acceptedOn === null ? 'wait' : 'accent'}
              icon={worker.acceptedOn === null ? IconClock : IconCheck}
            >
              {worker.acceptedOn === null
                ? `nommé le ${formatDay(worker.namedOn)}, n’a pas encore dit oui`
                : `d’accord depuis le ${formatDay(worker.acceptedOn)}`}
            </Chip>
          </div>
        )}
        <div className="handover__actions">
          {abilities.includes('worker.name') && (
            <Button size="xs" variant="default" onClick={() => setOpen('worker')}>
              {worker === null ? 'Nommer quelqu’un' : 'Changer de personne'}
            </Button>
          )}
          {abilities.includes('worker.accept') && (
            <Button
              size="xs"
              onClick={() => void send(sendAcceptance(householdId), 'Vous prenez le relais.')}
            >
              Je prends le relais
            </Button>
          )}
        </div>
        <h3>Rencontres à trois</h3>
        <ul className="handover__meetings">
          {MEETING_STEPS.map((step) => {
            const held = meetings.find((meeting) => meeting.step === step)
            return (
              <li key={step}>
                <span>{STEP_WORDS[step]}</span>
                <span className="handover__actions">
                  {held === undefined ? (
                    abilities.includes('meeting.hold') && (
                      <Button
                        size="xs"
                        variant="default"
                        aria-label={`Elle a eu lieu : ${STEP_WORDS[step]}`}
                        onClick={() => setOpen(step)}
                      >
                        Elle a eu lieu
                      </Button>
                    )
                  ) : (
                    <Chip tone={held.validatedOn === null ? 'wait' : 'accent'}>
                      {formatDay(held.heldOn)}
                      {held.validatedOn === null
                        ? ', avis du ménage attendu'
                        : ', le ménage est d’accord'}
                    </Chip>
                  )}
                  {held?.validatedOn === null && abilities.includes('meeting.validate') && (
                    <Button
                      size="xs"
                      onClick={() => void send(sendValidation(householdId, held.id), 'C’est noté.')}
                    >
                      Cela lui convient
                    </Button>
                  )}
                </span>
              </li>
            )
          })}
        </ul>
      </Stack>
      <Suspense fallback={null}>
        {open === 'worker' && <WorkerDrawer {...{ householdId, read }} onClose={close} />}
        {open !== null && open !== 'worker' && (
          <MeetingDrawer {...{ householdId, read }} step={open} onClose={close} />
        )}
      </Suspense>
    </Card>
  )
}
