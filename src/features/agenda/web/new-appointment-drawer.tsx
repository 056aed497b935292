import { Button, Group, MultiSelect, Radio, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '#web/new-id.ts'
import { useMay } from '#web/session/session.ts'
import { formatDay } from '#web/ui/dates.ts'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import type { Appointment } from '../contract.ts'
import { KIND_WORDS, type AppointmentKind } from '../domain/appointment-kinds.ts'
import { createAppointment, peopleQuery, useRefreshAgenda } from './agenda-queries.ts'
import { HouseholdField } from './household-field.tsx'
import { TakenNote } from './taken-note.tsx'
import { toWhen, WHEN_RULES, WhenFields, type WhenValues } from './when-fields.tsx'

type Props = {
  readonly today: string
  readonly onClose: () => void
  readonly onPlanned: (planned: Appointment) => void
}

type Values = WhenValues & {
  kind: AppointmentKind
  title: string
  householdId: string | null
  participants: string[]
}

export function NewAppointmentDrawer(props: Props) {
  return (
    <SideDrawer onClose={props.onClose} title="Nouveau rendez-vous">
      <PlanForm {...props} />
    </SideDrawer>
  )
}

function usePlan({ today, onPlanned }: Props) {
  const [id] = useState(newId)
  const refresh = useRefreshAgenda()
  const form = useForm<Values>({
    initialValues: {
      kind: 'visit',
      title: '',
      householdId: null,
      day: formatDay(today),
      hour: '',
      minutes: '60',
      place: '',
      placeIsPublic: false,
      participants: [],
    },
    validate: WHEN_RULES,
  })
  const sending = useServerForm(form, {
    send: ({ kind, title, householdId, participants, ...when }) =>
      createAppointment(householdId, {
        id,
        kind,
        title: title.trim() === '' ? null : title,
        ...toWhen(when),
        participants,
      }),
    onDone: async (planned) => {
      await refresh()
      notifyDone('Rendez-vous fixé. Les personnes conviées le verront dans leur agenda.')
      onPlanned(planned)
    },
  })
  return { form, ...sending }
}

function PlanForm(props: Props) {
  const { form, submit, sending, error } = usePlan(props)
  const { householdId, participants } = form.values
  const maySearch = useMay('household.search')
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Radio.Group label="Nature" {...form.getInputProps('kind')}>
          <Stack gap={6} mt={6}>
            {Object.entries(KIND_WORDS).map(([value, label]) => (
              <Radio key={value} value={value} label={label} />
            ))}
          </Stack>
        </Radio.Group>
        {maySearch && (
          <HouseholdField
            value={householdId}
            onChange={(id) => form.setValues({ householdId: id, participants: [] })}
          />
        )}
        <People
          householdId={householdId}
          chosen={participants}
          onChange={(ids) => form.setFieldValue('participants', ids)}
        />
        <WhenFields form={form} today={props.today} />
        <TextInput
          label="Objet"
          description="Facultatif. Ni santé, ni justice, ni motif : toutes les personnes conviées le lisent."
          maxLength={80}
          {...form.getInputProps('title')}
        />
        <TakenNote
          householdId={householdId}
          accounts={participants}
          when={form.values}
          exceptId={null}
        />
        <FormError error={error} what="Le rendez-vous n’a pas été fixé." />
        <Group>
          <Button type="submit" loading={sending}>
            Fixer
          </Button>
          <Button variant="default" onClick={props.onClose}>
            Annuler
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

type PeopleProps = {
  readonly householdId: string | null
  readonly chosen: string[]
  readonly onChange: (ids: string[]) => void
}

function People({ householdId, chosen, onChange }: PeopleProps) {
  const { data } = useQuery(peopleQuery(householdId))
  const groups = Map.groupBy(data?.people ?? [], ({ organisation }) => organisation)
  return (
    <MultiSelect
      label="Avec"
      description={
        householdId === null
          ? 'Vos collègues. Pour convier un partenaire, choisissez d’abord le ménage.'
          : 'Les personnes qui suivent ce ménage.'
      }
      placeholder={chosen.length === 0 ? 'Personne d’autre' : ''}
      searchable
      hidePickedOptions
      nothingFoundMessage="Personne d’autre à convier."
      data={[...groups].map(([group, people]) => ({
        group,
        items: people.map(({ accountId, name }) => ({ value: accountId, label: name })),
      }))}
      value={chosen}
      onChange={onChange}
    />
  )
}
