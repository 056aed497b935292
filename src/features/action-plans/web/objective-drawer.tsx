import { Radio, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { fieldSentence } from '#web/errors.fr.ts'
import { newId } from '#web/new-id.ts'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { FormDrawer } from '#web/ui/form-drawer.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import type { ObjectiveRead } from '../contract.ts'
import { AXIS_WORDS, type AutonomyAxis } from '../domain/autonomy-axes.ts'
import type { ObjectiveStatus } from '../domain/plan-rules.ts'
import { sendObjective, sendObjectiveChange, useRefreshPlan } from './plan-queries.ts'
import { STATUS_WORDS } from './plan-words.ts'

type Props = {
  readonly householdId: string
  readonly objective: ObjectiveRead | null
  readonly isOwn: boolean
  /** The household itself writes. */
  readonly isMine?: boolean
  readonly onClose: () => void
}

const orNothing = (text: string) => (text.trim() === '' ? null : text)
const WITH_REASON = ['partly', 'dropped']
const EMPTY = {
  ...{ what: '', dueOn: '', howKnown: '', helpedBy: '', statusReason: '' },
  axis: 'knows-living' as AutonomyAxis,
  status: 'todo' as ObjectiveStatus,
}

function draftOf(objective: ObjectiveRead | null) {
  if (objective === null) return EMPTY
  const { axis, what, dueOn, status } = objective
  return {
    ...{ axis, what, status, dueOn: dueOn === null ? '' : formatDay(dueOn) },
    howKnown: objective.howKnown ?? '',
    helpedBy: objective.helpedBy ?? '',
    statusReason: objective.statusReason ?? '',
  }
}

function useObjective({ householdId, objective, isOwn, onClose }: Props) {
  const [id] = useState(newId)
  const refresh = useRefreshPlan(householdId)
  const needed = (value: string) => (value.trim() === '' ? fieldSentence('required') : null)
  const neededTogether = (value: string) => (isOwn ? null : needed(value))
  const form = useForm({
    initialValues: draftOf(objective),
    validate: {
      what: needed,
      dueOn: neededTogether,
      howKnown: neededTogether,
      helpedBy: neededTogether,
      statusReason: (value, { status }) => (WITH_REASON.includes(status) ? needed(value) : null),
    },
  })
  const sending = useServerForm(form, {
    send: ({ status, statusReason, ...draft }) => {
      const entry = {
        axis: draft.axis,
        what: draft.what,
        dueOn: draft.dueOn.trim() === '' ? null : (typedDay(draft.dueOn) ?? ''),
        howKnown: orNothing(draft.howKnown),
        helpedBy: orNothing(draft.helpedBy),
      }
      return objective === null
        ? sendObjective(householdId, { ...entry, id, isOwn })
        : sendObjectiveChange(householdId, objective.id, {
            ...entry,
            status,
            statusReason: WITH_REASON.includes(status) ? statusReason : null,
            version: objective.version,
          })
    },
    onDone: async () => {
      await refresh()
      notifyDone('Objectif enregistré.')
      onClose()
    },
  })
  return { form, ...sending }
}

/** L4: what, by when, how we know, who helps; for the household, its words are enough. */
export function ObjectiveDrawer(props: Props) {
  const { objective, isOwn, isMine = false, onClose } = props
  const { form, submit, sending, error } = useObjective(props)
  return (
    <FormDrawer
      title={titleOf(props)}
      action="Enregistrer"
      {...{ submit, sending, error, onClose }}
    >
      {isOwn && !isMine && <p>Écrivez sous sa dictée. Ensuite, seul le ménage change ces mots.</p>}
      <Textarea
        label={isMine ? 'Ce que je veux' : 'Quoi'}
        autosize
        minRows={2}
        maxLength={600}
        {...form.getInputProps('what')}
      />
      <Select
        label={isMine ? 'Pour quoi' : 'Axe d’autonomie'}
        data={Object.entries(AXIS_WORDS).map(([value, label]) => ({ value, label }))}
        allowDeselect={false}
        {...form.getInputProps('axis')}
      />
      <DayField label="Pour le" maw={220} {...form.getInputProps('dueOn')} />
      {!isMine && (
        <TextInput
          label="On le sait quand"
          description="Un fait que tout le monde peut voir."
          maxLength={600}
          {...form.getInputProps('howKnown')}
        />
      )}
      <TextInput
        label={isMine ? 'Qui peut m’aider' : 'Avec l’aide de'}
        maxLength={300}
        {...form.getInputProps('helpedBy')}
      />
      {objective !== null && <Status form={form} />}
    </FormDrawer>
  )
}

function titleOf({ objective, isOwn, isMine }: Props): string {
  if (isMine) return objective === null ? 'Ce que je veux' : 'Mon objectif'
  if (objective !== null) return 'Revoir l’objectif'
  return isOwn ? 'Ce que le ménage veut' : 'Un objectif posé ensemble'
}

function Status({ form }: { readonly form: ReturnType<typeof useObjective>['form'] }) {
  return (
    <>
      <Radio.Group label="Où en est-on ?" {...form.getInputProps('status')}>
        <Stack gap="xs" mt={6}>
          {Object.entries(STATUS_WORDS).map(([value, label]) => (
            <Radio key={value} value={value} label={label} />
          ))}
        </Stack>
      </Radio.Group>
      {WITH_REASON.includes(form.values.status) && (
        <Textarea
          label="Pourquoi"
          autosize
          minRows={2}
          maxLength={600}
          {...form.getInputProps('statusReason')}
        />
      )}
    </>
  )
}
