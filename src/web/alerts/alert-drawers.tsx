import { Button, Group, Select, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import type { Alert, AlertsRead } from '#features/alerts/contract.ts'
import { fieldSentence } from '../errors.fr.ts'
import { newId } from '../new-id.ts'
import { DayField, typedDay } from '../ui/day-field.tsx'
import { formatDay } from '../ui/dates.ts'
import { FormDrawer } from '../ui/form-drawer.tsx'
import { notifyDone, notifyFailure } from '../ui/notify.tsx'
import { useServerForm } from '../ui/server-form.ts'
import { SideDrawer } from '../ui/side-drawer.tsx'
import { sendAlert, sendAlertMove, sendDanger, useRefreshAlerts } from './alert-queries.ts'

const needed = (value: string | null) => (value?.trim() ? null : fieldSentence('required'))

type EnterProps = {
  readonly householdId: string
  readonly read: AlertsRead
  readonly onClose: () => void
}

/** What dates do not see: entered by who saw it, in facts. */
export function AlertDrawer({ householdId, read, onClose }: EnterProps) {
  const [id] = useState(newId)
  const refresh = useRefreshAlerts()
  const form = useForm({
    initialValues: {
      ...{ kind: '', why: '', raisedOn: formatDay(read.today) },
      personId: read.persons[0]?.id ?? '',
    },
    validate: { kind: needed, personId: needed, why: needed },
  })
  const { submit, sending, error } = useServerForm(form, {
    send: ({ raisedOn, ...draft }) =>
      sendAlert(householdId, { ...draft, id, raisedOn: typedDay(raisedOn) ?? '' }),
    onDone: async () => {
      await refresh()
      notifyDone('Alerte enregistrée. Le référent la tient jusqu’à ce que quelqu’un la prenne.')
      onClose()
    },
  })
  return (
    <FormDrawer
      title="Ce que j’ai vu"
      action="Enregistrer l’alerte"
      size="md"
      {...{ submit, sending, error, onClose }}
    >
      <Select
        label="Ce que c’est"
        data={read.enterable.map(({ code, label }) => ({ value: code, label }))}
        {...form.getInputProps('kind')}
      />
      <Select
        label="Qui cela concerne"
        data={read.persons.map(({ id: value, name }) => ({ value, label: name }))}
        allowDeselect={false}
        {...form.getInputProps('personId')}
      />
      <DayField label="Vu le" maxDay={read.today} maw={220} {...form.getInputProps('raisedOn')} />
      <Textarea
        label="Les faits"
        description="Ce que j’ai vu ou reçu, sans cause ni avis. Le ménage le lit."
        autosize
        minRows={2}
        maxLength={600}
        {...form.getInputProps('why')}
      />
    </FormDrawer>
  )
}

type CloseProps = {
  readonly householdId: string
  readonly alert: Alert
  readonly onClose: () => void
}

/** Closed with what was done: nothing is swept away. */
export function CloseDrawer({ householdId, alert, onClose }: CloseProps) {
  const refresh = useRefreshAlerts()
  const form = useForm({ initialValues: { with: '' }, validate: { with: needed } })
  const { submit, sending, error } = useServerForm(form, {
    send: (draft) => sendAlertMove(householdId, alert.id, { to: 'closed', with: draft.with }),
    onDone: async () => {
      await refresh()
      notifyDone('Alerte close.')
      onClose()
    },
  })
  return (
    <FormDrawer
      title={`Fermer : ${alert.label}`}
      action="Fermer l’alerte"
      size="md"
      {...{ submit, sending, error, onClose }}
    >
      <p>Elle se ferme avec : {alert.closes}</p>
      <Textarea
        label="Ce qui a été fait"
        autosize
        minRows={2}
        maxLength={1000}
        {...form.getInputProps('with')}
      />
    </FormDrawer>
  )
}

/** M8: the way out is outside the platform; only that it was used is kept. */
export function DangerDrawer({ householdId, read, onClose }: EnterProps) {
  const [id] = useState(newId)
  const [person] = read.persons
  const used = () =>
    sendDanger(householdId, id, person?.id ?? '').then(() => {
      notifyDone('C’est noté, sans rien d’autre.')
      onClose()
    }, notifyFailure)
  return (
    <SideDrawer onClose={onClose} title="Quelqu’un est en danger" size="md">
      <Stack gap="md">
        <p>
          Appelez d’abord. Ne décrivez rien ici : ce qui est grave se dit à ceux qui peuvent agir.
        </p>
        <dl className="alerts__numbers">
          {read.numbers.map(({ number, label }) => (
            <div key={number} style={{ display: 'contents' }}>
              <dt>
                <a href={`tel:${number}`}>{number}</a>
              </dt>
              <dd>{label}</dd>
            </div>
          ))}
        </dl>
        {read.mayWrite && person !== undefined && (
          <>
            <p>
              Crime ou privations sur une personne vulnérable : le signalement à la justice est une
              obligation pour chacun (Code pénal, articles 434-1 et 434-3).
            </p>
            <Group>
              <Button onClick={() => void used()}>J’ai utilisé ce chemin</Button>
              <Button variant="default" onClick={onClose}>
                Fermer
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </SideDrawer>
  )
}
