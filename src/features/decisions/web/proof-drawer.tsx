import { Button, Group, Radio, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import type { ProofEntry, ResultNotice, ResultsRead } from '../contract.ts'
import { type Named, sendProof, useRefreshResults } from './result-queries.ts'

type Props = {
  readonly read: ResultsRead
  readonly named: Named
  readonly notice: ResultNotice
  readonly onClose: () => void
}

const WAYS: Readonly<Record<ResultNotice['channel'], readonly (readonly [string, string])[]>> = {
  handed: [['handed', 'Elle a été remise']],
  email: [['read', 'Le courriel a été lu']],
  registered: [
    ['received', 'Elle a été reçue'],
    ['presented', 'Elle a été présentée une première fois, sans être retirée'],
  ],
}
const CALLED = ['called', 'Le ménage a été appelé'] as const

function useProof({ read, named, notice, onClose }: Props) {
  const refresh = useRefreshResults(named.householdId)
  const ways = notice.provedOn === null ? [...WAYS[notice.channel], CALLED] : [CALLED]
  const form = useForm({
    initialValues: { kind: ways[0]?.[0] ?? 'called', on: formatDay(read.today) },
  })
  const sending = useServerForm(form, {
    send: ({ kind, on }) =>
      sendProof(named, notice.id, {
        kind: kind as ProofEntry['kind'],
        on: typedDay(on) ?? '',
        version: notice.version,
      }),
    onDone: async () => {
      await refresh()
      notifyDone('C’est noté.')
      onClose()
    },
  })
  return { form, ways, ...sending }
}

/** J3: without a proof, silence is nothing. */
export function ProofDrawer(props: Props) {
  const { read, notice, onClose } = props
  const { form, ways, submit, sending, error } = useProof(props)
  return (
    <SideDrawer onClose={onClose} title="Ce qui prouve l’arrivée de la lettre" size="md">
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Radio.Group label="Que s’est-il passé" {...form.getInputProps('kind')}>
            <Stack gap="xs" mt={6}>
              {ways.map(([value, label]) => (
                <Radio key={value} value={value} label={label} />
              ))}
            </Stack>
          </Radio.Group>
          <DayField
            label="Le"
            minDay={notice.sentOn}
            maxDay={read.today}
            maw={220}
            {...form.getInputProps('on')}
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
