import { Radio, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { FormDrawer } from '#web/ui/form-drawer.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import type { EntryStep, LeaseRead } from '../contract.ts'
import { sendStep, useRefreshLease } from './lease-queries.ts'

type Props = {
  readonly householdId: string
  readonly read: LeaseRead
  readonly step: EntryStep
  readonly onClose: () => void
}

function useStep({ householdId, read, step, onClose }: Props) {
  const refresh = useRefreshLease(householdId)
  const form = useForm({
    initialValues: {
      done: 'yes',
      doneOn: formatDay(step.doneOn ?? step.saidDoneOn ?? read.today),
      note: step.note ?? '',
    },
  })
  const sending = useServerForm(form, {
    send: ({ done, doneOn, note }) =>
      sendStep(householdId, step.id, {
        doneOn: done === 'yes' ? (typedDay(doneOn) ?? '') : null,
        note: note.trim() === '' ? null : note,
      }),
    onDone: async () => {
      await refresh()
      notifyDone('C’est noté.')
      onClose()
    },
  })
  return { form, ...sending }
}

export function StepDrawer(props: Props) {
  const { step, read, onClose } = props
  const { form, submit, sending, error } = useStep(props)
  return (
    <FormDrawer
      title={step.label}
      action="Enregistrer"
      size="md"
      {...{ submit, sending, error, onClose }}
    >
      <p>{step.help}</p>
      <Radio.Group label="C’est fait ?" {...form.getInputProps('done')}>
        <Stack gap="xs" mt={6}>
          <Radio value="yes" label="Oui, constaté" />
          <Radio value="no" label="Pas encore" />
        </Stack>
      </Radio.Group>
      {form.values.done === 'yes' && (
        <DayField label="Le" maxDay={read.today} maw={220} {...form.getInputProps('doneOn')} />
      )}
      <Textarea
        label="À savoir"
        description="Facultatif. Des faits : qui appeler, ce qui manque. Le ménage le lit."
        autosize
        minRows={2}
        maxLength={500}
        {...form.getInputProps('note')}
      />
    </FormDrawer>
  )
}
