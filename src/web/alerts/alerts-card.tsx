import { Button, Stack } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import type { Alert, AlertsRead } from '#features/alerts/contract.ts'
import { Card } from '../ui/card.tsx'
import { Chip } from '../ui/chip.tsx'
import { formatDay } from '../ui/dates.ts'
import { notifyDone, notifyFailure } from '../ui/notify.tsx'
import { QueryView } from '../ui/query-view.tsx'
import { alertsQuery, sendAlertMove, useRefreshAlerts } from './alert-queries.ts'
import './alerts-card.css'
import { OWNER_WORDS } from './owner-words.ts'

const AlertDrawer = lazy(() =>
  import('./alert-drawers.tsx').then((file) => ({ default: file.AlertDrawer })),
)
const CloseDrawer = lazy(() =>
  import('./alert-drawers.tsx').then((file) => ({ default: file.CloseDrawer })),
)
const DangerDrawer = lazy(() =>
  import('./alert-drawers.tsx').then((file) => ({ default: file.DangerDrawer })),
)

type Props = { readonly householdId: string }

/** What worries, why, who holds it, and the way out in danger. */
export function AlertsCard({ householdId }: Props) {
  const query = useQuery(alertsQuery(householdId))
  return (
    <Card title="Alertes" icon={IconAlertTriangle} seenBy={['le ménage', 'ceux qui le suivent']}>
      <QueryView query={query} failure="Les alertes n’ont pas pu être chargées.">
        {(read) => <Alerts householdId={householdId} read={read} />}
      </QueryView>
    </Card>
  )
}

type ReadProps = Props & { readonly read: AlertsRead }

function Alerts({ householdId, read }: ReadProps) {
  const [open, setOpen] = useState<'enter' | 'danger' | null>(null)
  const live = read.alerts.filter(({ closedOn }) => closedOn === null)
  const past = read.alerts.filter(({ closedOn }) => closedOn !== null)
  const close = () => {
    setOpen(null)
  }
  return (
    <Stack gap="md">
      {live.length === 0 && <p className="alerts__meta">{nothingWords(read)}</p>}
      {live.map((alert) => (
        <OneAlert key={alert.id} {...{ householdId, alert }} mayWrite={read.mayWrite} />
      ))}
      {past.length > 0 && (
        <details>
          <summary>Closes : {past.length}</summary>
          <ul className="alerts__past">
            {past.map(({ id, label, closedOn, closedWith }) => (
              <li key={id}>
                {label}, close le {formatDay(closedOn ?? '')} : {closedWith}
              </li>
            ))}
          </ul>
        </details>
      )}
      <div className="alerts__actions">
        {read.mayWrite && (
          <Button size="xs" variant="default" onClick={() => setOpen('enter')}>
            Signaler ce que j’ai vu
          </Button>
        )}
        <Button size="xs" variant="default" onClick={() => setOpen('danger')}>
          Quelqu’un est en danger
        </Button>
      </div>
      <Suspense fallback={null}>
        {open === 'enter' && <AlertDrawer {...{ householdId, read }} onClose={close} />}
        {open === 'danger' && <DangerDrawer {...{ householdId, read }} onClose={close} />}
      </Suspense>
    </Stack>
  )
}

function nothingWords({ isOpen }: AlertsRead): string {
  if (isOpen === null) return 'Aucune alerte ouverte.'
  return isOpen ? 'Une alerte est ouverte.' : 'Aucune alerte ouverte.'
}

type OneProps = Props & { readonly alert: Alert; readonly mayWrite: boolean }

function OneAlert({ householdId, alert, mayWrite }: OneProps) {
  const [closes, setCloses] = useState(false)
  const refresh = useRefreshAlerts()
  const move = async (to: 'acknowledged' | 'withheld', done: string) => {
    await sendAlertMove(householdId, alert.id, { to }).then(() => {
      notifyDone(done)
    }, notifyFailure)
    await refresh()
  }
  return (
    <section className="alerts__one" aria-label={alert.label}>
      <strong>{alert.label}</strong>
      <div className="alerts__actions">
        {alert.acknowledgedOn === null ? (
          <Chip tone="late">
            depuis le {formatDay(alert.raisedOn)}, pour {OWNER_WORDS[alert.owner]}
          </Chip>
        ) : (
          <Chip tone="wait" icon={IconCheck}>
            pris en charge par {alert.acknowledgedBy ?? OWNER_WORDS[alert.owner]}
          </Chip>
        )}
        {alert.withheld !== 'no' && (
          <Chip tone="todo">
            {alert.withheld === 'agreed'
              ? 'non dite au ménage'
              : 'non dite au ménage, une deuxième personne doit être d’accord'}
          </Chip>
        )}
      </div>
      <Why alert={alert} />
      {mayWrite && (
        <div className="alerts__actions">
          {alert.acknowledgedOn === null && (
            <Button
              size="xs"
              onClick={() => void move('acknowledged', 'Vous la prenez en charge.')}
            >
              Je m’en occupe
            </Button>
          )}
          <Button size="xs" variant="default" onClick={() => setCloses(true)}>
            Fermer
          </Button>
          {(alert.withheld === 'no' || (alert.withheld === 'asked' && alert.mayAgree)) && (
            <Button
              size="xs"
              variant="subtle"
              onClick={() => void move('withheld', 'Le ménage ne la lit pas.')}
            >
              {alert.withheld === 'no'
                ? 'La dire mettrait quelqu’un en danger'
                : 'Je suis d’accord'}
            </Button>
          )}
        </div>
      )}
      <Suspense fallback={null}>
        {closes && <CloseDrawer {...{ householdId, alert }} onClose={() => setCloses(false)} />}
      </Suspense>
    </section>
  )
}

/** The rule itself: what was seen, where, what to do, what ends it. */
function Why({ alert }: { readonly alert: Alert }) {
  const again = alert.seenTimes > 1 ? ` Vu ${String(alert.seenTimes)} fois.` : ''
  return (
    <details className="alerts__why">
      <summary>Pourquoi ?</summary>
      <p>
        {alert.why}
        {again}
      </p>
      <p>{alert.seenIn}</p>
      <p>
        <strong>Que faire.</strong> {alert.advice}
      </p>
      <p>
        <strong>Elle se ferme avec.</strong> {alert.closes}
      </p>
      <p className="alerts__meta">{alert.source}</p>
    </details>
  )
}
