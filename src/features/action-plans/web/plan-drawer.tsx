import { NumberInput, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { fieldSentence } from '#web/errors.fr.ts'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { FormDrawer } from '#web/ui/form-drawer.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import type { PlanRead } from '../contract.ts'
import { sendPlan, useRefreshPlan } from './plan-queries.ts'
import { PLAN_FIELD_KEYS, PLAN_FIELDS } from './plan-words.ts'

type Props = {
  readonly householdId: string
  readonly read: PlanRead
  readonly onClose: () => void
}

const needed = (value: string) => (value.trim() === '' ? fieldSentence('required') : null)

type Draft = Record<keyof typeof NO_WORDS, string> & {
  metOn: string
  startsOn: string
  months: number | string
}
const NO_WORDS = {
  ...{ steps: '', organisations: '' },
  ...{ householdExpects: '', workerExpects: '', referentExpects: '' },
}
/** A year is what a follow-up lasts at least; the meeting may decide otherwise. */
const USUAL_MONTHS = 12

function draftOf({ plan, today, keysOn }: PlanRead): Draft {
  if (plan === null)
    return {
      ...NO_WORDS,
      ...{ metOn: formatDay(today), startsOn: formatDay(keysOn ?? today), months: USUAL_MONTHS },
    }
  const { metOn, startsOn, months, steps, organisations } = plan
  const { householdExpects, workerExpects, referentExpects } = plan
  return {
    ...{ steps, organisations, householdExpects, workerExpects, referentExpects, months },
    ...{ metOn: formatDay(metOn), startsOn: formatDay(startsOn) },
  }
}

function usePlan({ householdId, read, onClose }: Props) {
  const refresh = useRefreshPlan(householdId)
  const { plan } = read
  const form = useForm({
    initialValues: draftOf(read),
    validate: {
      steps: needed,
      organisations: needed,
      householdExpects: needed,
      workerExpects: needed,
      referentExpects: needed,
    },
  })
  const sending = useServerForm(form, {
    send: ({ metOn, startsOn, months, ...texts }) =>
      sendPlan(householdId, {
        ...texts,
        metOn: typedDay(metOn) ?? '',
        startsOn: typedDay(startsOn) ?? '',
        months: Number(months),
        version: plan?.version ?? null,
      }),
    onDone: async () => {
      await refresh()
      notifyDone('Plan enregistré. Il se signe à trois.')
      onClose()
    },
  })
  return { form, ...sending }
}

export function PlanDrawer(props: Props) {
  const { read, onClose } = props
  const { form, submit, sending, error } = usePlan(props)
  const isSigned = (read.plan?.signatures.length ?? 0) > 0
  return (
    <FormDrawer
      title="Plan d’action"
      action="Enregistrer le plan"
      {...{ submit, sending, error, onClose }}
    >
      {isSigned && <p>Ce plan est signé : une fois changé, il se signe à nouveau.</p>}
      <DayField label="Réunion du" maxDay={read.today} maw={220} {...form.getInputProps('metOn')} />
      <DayField label="À partir du" maw={220} {...form.getInputProps('startsOn')} />
      <NumberInput
        label="Durée, en mois"
        min={1}
        max={36}
        maw={220}
        {...form.getInputProps('months')}
      />
      {PLAN_FIELD_KEYS.map((key) => (
        <Textarea
          key={key}
          label={PLAN_FIELDS[key][0]}
          description={PLAN_FIELDS[key][1]}
          autosize
          minRows={2}
          maxLength={3000}
          {...form.getInputProps(key)}
        />
      ))}
    </FormDrawer>
  )
}
