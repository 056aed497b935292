import { Button } from '@mantine/core'
import { useForm } from '@mantine/form'
import { formatDay } from '#web/ui/dates.ts'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import type { Assessment } from '../contract.ts'
import { type Named, sendCopy, useRefreshAssessments } from './assessment-queries.ts'

type Props = {
  readonly assessment: Assessment
  readonly today: string
  readonly named: Named
}

/** The person keeps a copy: on paper here, and in her own space. */
export function CopyForm({ assessment, today, named }: Props) {
  const refresh = useRefreshAssessments(named.householdId)
  const form = useForm({ initialValues: { givenOn: formatDay(today) } })
  const { submit, sending, error } = useServerForm(form, {
    send: ({ givenOn }) =>
      sendCopy(named, { version: assessment.version, givenOn: typedDay(givenOn) ?? '' }),
    onDone: async () => {
      await refresh()
      notifyDone('Copie notée.')
    },
  })
  return (
    <form onSubmit={submit} noValidate className="assessment__form no-print">
      <DayField
        label="Copie remise à la personne le"
        {...(assessment.finishedOn !== null && { minDay: assessment.finishedOn })}
        maxDay={today}
        {...form.getInputProps('givenOn')}
      />
      <Button type="submit" variant="default" loading={sending}>
        Noter la remise
      </Button>
      <FormError error={error} />
    </form>
  )
}
