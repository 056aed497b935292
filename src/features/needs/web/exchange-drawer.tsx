import { Button, Drawer, Group, Radio, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { fieldSentence } from '#web/errors.fr.ts'
import { newId } from '#web/new-id.ts'
import { formatDay } from '#web/ui/dates.ts'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { useFocusBack } from '#web/ui/focus-back.ts'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import type { NeedsRead, NewExchange } from '../contract.ts'
import { CauseWarning } from './cause-warning.tsx'
import { sendExchange, useRefreshNeeds } from './needs-queries.ts'

type Props = {
  readonly householdId: string
  readonly needs: NeedsRead
  readonly onClose: () => void
}

const MEANS = [
  ['phone', 'Au téléphone'],
  ['meeting', 'En réunion'],
  ['video', 'En visioconférence'],
] as const

/** Who writes the summary confirms it; the other side still has to. */
export function ExchangeDrawer(props: Props) {
  useFocusBack()
  return (
    <Drawer opened onClose={props.onClose} title="Inscrire un échange" size="lg">
      <ExchangeForm {...props} />
    </Drawer>
  )
}

const answered = (text: string) => (text.trim() === '' ? fieldSentence('required') : null)

function useExchange({ householdId, needs, onClose }: Props) {
  const [id] = useState(newId)
  const refresh = useRefreshNeeds(householdId)
  const form = useForm<Omit<NewExchange, 'id'>>({
    initialValues: {
      heldOn: formatDay(needs.today),
      means: 'phone',
      withName: '',
      summary: needs.exchange?.summary ?? needs.draft,
    },
    validate: { heldOn: answered, withName: answered, summary: answered },
  })
  const sending = useServerForm(form, {
    send: ({ heldOn, ...exchange }) =>
      sendExchange(householdId, { id, heldOn: typedDay(heldOn) ?? '', ...exchange }),
    onDone: async () => {
      await refresh()
      notifyDone('Échange inscrit et confirmé de votre côté.')
      onClose()
    },
  })
  return { form, ...sending }
}

function ExchangeForm(props: Props) {
  const { form, submit, sending, error } = useExchange(props)
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <DayField label="Le" maxDay={props.needs.today} {...form.getInputProps('heldOn')} />
        <Radio.Group label="Comment" {...form.getInputProps('means')}>
          <Stack gap={6} mt={6}>
            {MEANS.map(([value, label]) => (
              <Radio key={value} value={value} label={label} />
            ))}
          </Stack>
        </Radio.Group>
        <TextInput
          label="Avec qui"
          description="La personne de l’autre côté, et son organisation."
          maxLength={120}
          {...form.getInputProps('withName')}
        />
        <Textarea
          label="Résumé convenu"
          description="Ce qu’il faut, jamais pourquoi. Le ménage, le prescripteur et le bailleur le lisent."
          autosize
          minRows={5}
          maxLength={2000}
          {...form.getInputProps('summary')}
        />
        <CauseWarning text={form.values.summary} />
        <FormError error={error} what="L’échange n’est pas inscrit." />
        <Group>
          <Button type="submit" loading={sending}>
            Inscrire et confirmer
          </Button>
          <Button variant="default" onClick={props.onClose}>
            Annuler
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
