import { Radio, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { fieldSentence } from '#web/errors.fr.ts'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { FormDrawer } from '#web/ui/form-drawer.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import type { ConclusionEntry, LeaseRead } from '../contract.ts'
import { sendConclusion, useRefreshLease } from './lease-queries.ts'
import { OUTCOME_WORDS } from './lease-words.ts'

type Props = {
  readonly householdId: string
  readonly read: LeaseRead
  readonly reviewId: string
  readonly onClose: () => void
}

const orNothing = (text: string) => (text.trim() === '' ? null : text)
const neededWhenNotReady = (value: string, { outcome }: { outcome: string }) =>
  outcome === 'not-ready' && value.trim() === '' ? fieldSentence('required') : null

function useConclusion({ householdId, read, reviewId, onClose }: Props) {
  const refresh = useRefreshLease(householdId)
  const form = useForm({
    initialValues: {
      ...{ outcome: '', concludedOn: formatDay(read.today) },
      ...{ motives: '', plan: '', disagreements: '' },
    },
    validate: {
      outcome: (value) => (value === '' ? fieldSentence('required') : null),
      motives: neededWhenNotReady,
      plan: neededWhenNotReady,
    },
  })
  const sending = useServerForm(form, {
    send: (draft) =>
      sendConclusion(householdId, reviewId, {
        outcome: draft.outcome as ConclusionEntry['outcome'],
        concludedOn: typedDay(draft.concludedOn) ?? '',
        motives: orNothing(draft.motives),
        plan: orNothing(draft.plan),
        disagreements: orNothing(draft.disagreements),
      }),
    onDone: async () => {
      await refresh()
      notifyDone('Examen conclu. Informez le préfet, puis passez à la suite.')
      onClose()
    },
  })
  return { form, ...sending }
}

/** K4: together, once the three have spoken; what is not agreed stays written. */
export function ConclusionDrawer(props: Props) {
  const { form, submit, sending, error } = useConclusion(props)
  const isNotReady = form.values.outcome === 'not-ready'
  return (
    <FormDrawer
      title="Conclure l’examen"
      action="Enregistrer la conclusion"
      {...{ submit, sending, error, onClose: props.onClose }}
    >
      <Radio.Group label="Ensemble, on conclut" {...form.getInputProps('outcome')}>
        <Stack gap="xs" mt={6}>
          {Object.entries(OUTCOME_WORDS).map(([value, label]) => (
            <Radio key={value} value={value} label={label} />
          ))}
        </Stack>
      </Radio.Group>
      <DayField
        label="Conclu le"
        maxDay={props.read.today}
        maw={220}
        {...form.getInputProps('concludedOn')}
      />
      <Textarea
        label="Motifs"
        description={isNotReady ? 'Le ménage et le préfet les liront.' : 'Facultatif.'}
        autosize
        minRows={2}
        maxLength={2000}
        {...form.getInputProps('motives')}
      />
      <Textarea
        label="Ce qui est prévu"
        description={isNotReady ? 'Qui fait quoi, et quand on revoit.' : 'Facultatif.'}
        autosize
        minRows={2}
        maxLength={2000}
        {...form.getInputProps('plan')}
      />
      <Textarea
        label="Ce sur quoi on n’est pas d’accord"
        description="Gardé tel quel."
        autosize
        minRows={2}
        maxLength={2000}
        {...form.getInputProps('disagreements')}
      />
    </FormDrawer>
  )
}
