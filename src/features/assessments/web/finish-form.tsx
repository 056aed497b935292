import { Button } from '@mantine/core'
import { useForm } from '@mantine/form'
import { formatDay } from '#web/ui/dates.ts'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import type { Assessment, AssessmentList } from '../contract.ts'
import { missingFor } from '../domain/assessment-rules.ts'
import { type Named, sendFinish, useRefreshAssessments } from './assessment-queries.ts'
import { missingWords } from './assessment-words.ts'

type Props = {
  readonly assessment: Assessment
  readonly list: AssessmentList
  readonly named: Named
}

/** Its effect is said before: finished, an assessment no longer changes. */
export function FinishForm({ assessment, list, named }: Props) {
  const refresh = useRefreshAssessments(named.householdId)
  const missing = missingFor(assessment)
  const form = useForm({ initialValues: { finishedOn: formatDay(list.today) } })
  const { submit, sending, error } = useServerForm(form, {
    send: ({ finishedOn }) =>
      sendFinish(named, { version: assessment.version, finishedOn: typedDay(finishedOn) ?? '' }),
    onDone: async () => {
      await refresh()
      notifyDone('Diagnostic terminé. Remettez-en la copie à la personne.')
    },
  })
  if (missing.length > 0) {
    return (
      <p className="assessment__note no-print">
        Pour le terminer, il manque : {missingWords(missing)}.
      </p>
    )
  }
  return (
    <form onSubmit={submit} noValidate className="assessment__form no-print">
      <p className="assessment__note">
        Terminé, il ne change plus.{' '}
        {list.countsInCap
          ? 'Il compte alors parmi les diagnostics que le dispositif finance.'
          : 'Il ne compte pas parmi les diagnostics que le dispositif finance.'}
      </p>
      <DayField
        label="Terminé le"
        minDay={assessment.startedOn}
        maxDay={list.today}
        {...form.getInputProps('finishedOn')}
      />
      <Button type="submit" loading={sending}>
        Terminer le diagnostic
      </Button>
      <FormError error={error} />
    </form>
  )
}
