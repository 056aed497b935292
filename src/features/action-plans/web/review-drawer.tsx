import { Checkbox, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { fieldSentence } from '#web/errors.fr.ts'
import { newId } from '#web/new-id.ts'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { FormDrawer } from '#web/ui/form-drawer.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import type { PlanRead, PlanReviewEntry } from '../contract.ts'
import { sendPlanReview, useRefreshPlan } from './plan-queries.ts'
import { PRESENT_WORDS, REVIEW_QUESTION_KEYS, REVIEW_QUESTIONS } from './plan-words.ts'

type Props = {
  readonly householdId: string
  readonly read: PlanRead
  readonly onClose: () => void
}

const needed = (value: string) => (value.trim() === '' ? fieldSentence('required') : null)

function useReview({ householdId, read, onClose }: Props) {
  const [id] = useState(newId)
  const refresh = useRefreshPlan(householdId)
  const form = useForm({
    initialValues: {
      ...{ heldOn: formatDay(read.today), nextOn: '' },
      present: ['household', 'worker', 'referent'],
      ...{ stepsValidated: '', objectivesRevised: '', expectationsMet: '', linksExist: '' },
    },
    validate: {
      present: (value) => (value.length === 0 ? fieldSentence('required') : null),
      ...{ stepsValidated: needed, objectivesRevised: needed, expectationsMet: needed },
      ...{ linksExist: needed, nextOn: needed },
    },
  })
  const sending = useServerForm(form, {
    send: ({ heldOn, nextOn, present, ...answers }) =>
      sendPlanReview(householdId, {
        ...answers,
        id,
        heldOn: typedDay(heldOn) ?? '',
        nextOn: typedDay(nextOn) ?? '',
        present: present as PlanReviewEntry['present'],
      }),
    onDone: async () => {
      await refresh()
      notifyDone('Point d’étape enregistré.')
      onClose()
    },
  })
  return { form, ...sending }
}

/** L5: the four questions of the call for projects. */
export function ReviewDrawer(props: Props) {
  const { read, onClose } = props
  const { form, submit, sending, error } = useReview(props)
  return (
    <FormDrawer
      title="Point d’étape"
      action="Enregistrer le point"
      {...{ submit, sending, error, onClose }}
    >
      <DayField label="Tenu le" maxDay={read.today} maw={220} {...form.getInputProps('heldOn')} />
      <Checkbox.Group label="Présents" {...form.getInputProps('present')}>
        <Stack gap="xs" mt={6}>
          {Object.entries(PRESENT_WORDS).map(([value, label]) => (
            <Checkbox key={value} value={value} label={label} />
          ))}
        </Stack>
      </Checkbox.Group>
      {REVIEW_QUESTION_KEYS.map((key) => (
        <Textarea
          key={key}
          label={REVIEW_QUESTIONS[key]}
          autosize
          minRows={2}
          maxLength={3000}
          {...form.getInputProps(key)}
        />
      ))}
      <DayField
        label="Prochain point"
        minDay={read.today}
        maw={220}
        {...form.getInputProps('nextOn')}
      />
    </FormDrawer>
  )
}
