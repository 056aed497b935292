import { Button, Group, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { formatDay, formatLongDay } from '#web/ui/dates.ts'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import type { Result, ResultsRead } from '../contract.ts'
import { type Named, sendCondition, useRefreshResults } from './result-queries.ts'

type Props = {
  readonly read: ResultsRead
  readonly result: Result
  readonly named: Named
  readonly onClose: () => void
}

/** Decision c: the document that was awaited came in time. */
export function ConditionDrawer({ read, result, named, onClose }: Props) {
  const refresh = useRefreshResults(named.householdId)
  const form = useForm({ initialValues: { metOn: formatDay(read.today) } })
  const { submit, sending, error } = useServerForm(form, {
    send: ({ metOn }) => sendCondition(named, typedDay(metOn) ?? ''),
    onDone: async () => {
      await refresh()
      notifyDone('Pièce reçue : l’offre est entière.')
      onClose()
    },
  })
  return (
    <SideDrawer onClose={onClose} title="La pièce attendue" size="md">
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <p>
            {result.missingDocument}, attendue avant le {formatLongDay(result.completeOn ?? '')}.
          </p>
          <DayField
            label="Arrivée le"
            maxDay={read.today}
            maw={220}
            {...form.getInputProps('metOn')}
          />
          <FormError error={error} />
          <Group>
            <Button type="submit" loading={sending}>
              Enregistrer
            </Button>
            <Button variant="default" onClick={onClose}>
              Annuler
            </Button>
          </Group>
        </Stack>
      </form>
    </SideDrawer>
  )
}
