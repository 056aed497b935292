import {
  AUTONOMY_AXES,
  AXIS_WORDS,
  type AutonomyAxis,
} from '#features/action-plans/domain/autonomy-axes.ts'
import { Button, Checkbox, Drawer, Group, SegmentedControl, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { fieldSentence } from '#web/errors.fr.ts'
import { newId } from '#web/new-id.ts'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { formatDay, formatLongDay } from '#web/ui/dates.ts'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import type { ClosureRead, NewClosure } from '../contract.ts'
import { PRESENT } from '../domain/closing.ts'
import { sendClosure, useRefreshClosure } from './closure-queries.ts'
import { MARK_WORDS, PRESENT_WORDS } from './closure-words.ts'

type Props = {
  readonly householdId: string
  readonly closing: ClosureRead
  readonly onClose: () => void
}

type Draft = {
  heldOn: string
  present: string[]
  objectives: string
  remains: string
  watchPlan: string
  watchOn: string
  earlyMotive: string
  marks: Record<AutonomyAxis, string>
}

const required = (text: string) => (text.trim() === '' ? fieldSentence('required') : null)

function useMeeting({ householdId, closing, onClose }: Props) {
  const [id] = useState(newId)
  const refresh = useRefreshClosure(householdId)
  const form = useForm<Draft>({
    initialValues: {
      heldOn: formatDay(closing.today),
      present: ['household', 'worker', 'referent'],
      objectives: '',
      remains: '',
      watchPlan: '',
      watchOn: '',
      earlyMotive: '',
      marks: { 'able-to-rent': '3', 'knows-renting': '3', 'knows-living': '3', environment: '3' },
    },
    validate: {
      objectives: required,
      remains: required,
      watchPlan: required,
      present: (present) => (present.length === 0 ? fieldSentence('required') : null),
      earlyMotive: (motive, { heldOn }) => (isEarly(closing, heldOn) ? required(motive) : null),
    },
  })
  const sending = useServerForm(form, {
    send: (draft) => sendClosure(householdId, toClosure(id, draft, closing)),
    onDone: async () => {
      await refresh()
      notifyDone('Réunion enregistrée. Le bilan viendra à sa date, sans rien faire de plus.')
      onClose()
    },
  })
  return { form, ...sending }
}

function isEarly({ followUpEndsOn }: ClosureRead, heldOn: string): boolean {
  const day = typedDay(heldOn)
  return followUpEndsOn !== null && typeof day === 'string' && day < followUpEndsOn
}

function toClosure(id: string, draft: Draft, closing: ClosureRead): NewClosure {
  return {
    id,
    heldOn: typedDay(draft.heldOn) ?? '',
    present: draft.present as NewClosure['present'],
    objectives: draft.objectives,
    remains: draft.remains,
    watchPlan: draft.watchPlan,
    watchOn: draft.watchOn.trim() === '' ? null : (typedDay(draft.watchOn) ?? ''),
    earlyMotive: isEarly(closing, draft.heldOn) ? draft.earlyMotive : null,
    marks: {
      'able-to-rent': Number(draft.marks['able-to-rent']),
      'knows-renting': Number(draft.marks['knows-renting']),
      'knows-living': Number(draft.marks['knows-living']),
      environment: Number(draft.marks.environment),
    },
  }
}

/** P1: what the meeting said, and its effects before they happen. */
export function MeetingDrawer(props: Props) {
  const { closing, onClose } = props
  const { form, submit, sending, error } = useMeeting(props)
  return (
    <Drawer opened onClose={onClose} title="Réunion de clôture" size="lg">
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <DayField label="Tenue le" maxDay={closing.today} {...form.getInputProps('heldOn')} />
          {isEarly(closing, form.values.heldOn) && (
            <Textarea
              label="Pourquoi avant le terme"
              description={`Le suivi va jusqu’au ${formatLongDay(closing.followUpEndsOn ?? '')}.`}
              autosize
              minRows={2}
              maxLength={1000}
              {...form.getInputProps('earlyMotive')}
            />
          )}
          <Checkbox.Group label="Présents" {...form.getInputProps('present')}>
            <Stack gap="xs" mt={6}>
              {PRESENT.map((who) => (
                <Checkbox key={who} value={who} label={PRESENT_WORDS[who]} />
              ))}
            </Stack>
          </Checkbox.Group>
          <Words
            label="Objectifs atteints, en partie, ou abandonnés"
            field="objectives"
            form={form}
          />
          <Words label="Ce qui reste à faire" field="remains" form={form} />
          <Marks form={form} />
          <Words label="Veille : qui prévenir, et à quel signe" field="watchPlan" form={form} />
          <DayField
            label="Visite de veille"
            description="Vide si le ménage ne la souhaite pas."
            minDay={closing.today}
            {...form.getInputProps('watchOn')}
          />
          <p className="effect">
            Le suivi se termine. Dans trois mois, le ménage, son accompagnant et le référent
            recevront quelques questions. Rien n’est effacé aujourd’hui.
          </p>
          <FormError error={error} />
          <Group>
            <Button type="submit" loading={sending}>
              Enregistrer la réunion
            </Button>
            <Button variant="default" onClick={onClose}>
              Annuler
            </Button>
          </Group>
        </Stack>
      </form>
    </Drawer>
  )
}

type Form = ReturnType<typeof useMeeting>['form']

function Words({ label, field, form }: { label: string; field: keyof Draft; form: Form }) {
  return (
    <Textarea label={label} autosize minRows={2} maxLength={3000} {...form.getInputProps(field)} />
  )
}

function Marks({ form }: { form: Form }) {
  return (
    <Stack gap="sm">
      {AUTONOMY_AXES.map((axis) => {
        const value = form.values.marks[axis]
        return (
          <div key={axis} role="group" aria-labelledby={`axe-${axis}`}>
            <p id={`axe-${axis}`} className="closing__axis">
              {AXIS_WORDS[axis]} : {MARK_WORDS[Number(value) - 1]?.toLowerCase()}
            </p>
            <SegmentedControl
              aria-labelledby={`axe-${axis}`}
              data={['1', '2', '3', '4']}
              {...form.getInputProps(`marks.${axis}`)}
              value={value}
            />
          </div>
        )
      })}
    </Stack>
  )
}
