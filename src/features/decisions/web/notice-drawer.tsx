import { Anchor, Button, Group, Radio, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { newId } from '#web/new-id.ts'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import { counted } from '#web/ui/typo.ts'
import type { NoticeEntry, ResultsRead } from '../contract.ts'
import { draftLetter, type Named, sendNotice, useRefreshResults } from './result-queries.ts'
import { CHANNEL_WORDS } from './result-words.ts'

type Props = { readonly read: ResultsRead; readonly named: Named; readonly onClose: () => void }

function useNotice({ read, named, onClose }: Props) {
  const [id] = useState(newId)
  const refresh = useRefreshResults(named.householdId)
  const form = useForm({
    initialValues: { channel: 'registered', sentOn: formatDay(read.today) },
  })
  const sending = useServerForm(form, {
    send: (draft) => {
      const sentOn = typedDay(draft.sentOn) ?? ''
      const channel = draft.channel as NoticeEntry['channel']
      return sendNotice(named, {
        id,
        channel,
        sentOn,
        handedOn: channel === 'handed' ? sentOn : null,
      })
    },
    onDone: async () => {
      await refresh()
      notifyDone('Notification enregistrée. La lettre est gardée telle qu’elle est partie.')
      onClose()
    },
  })
  return { form, ...sending }
}

/** J2: the letter is read before it leaves; the way it leaves says what will prove its arrival. */
export function NoticeDrawer(props: Props) {
  const { read, named, onClose } = props
  const { form, submit, sending, error } = useNotice(props)
  return (
    <SideDrawer onClose={onClose} title="Notifier le ménage" size="lg">
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <p className="results__letter">
            La lettre est prête.{' '}
            <Anchor href={draftLetter(named, 'html')} target="_blank" rel="noreferrer">
              La lire dans un autre onglet
            </Anchor>
            , ou la prendre en <Anchor href={draftLetter(named, 'docx')}>fichier Word</Anchor> ou en{' '}
            <Anchor href={draftLetter(named, 'pdf')}>PDF</Anchor>.
          </p>
          <Radio.Group label="Comment elle part" {...form.getInputProps('channel')}>
            <Stack gap="xs" mt={6}>
              {Object.entries(CHANNEL_WORDS).map(([value, label]) => (
                <Radio key={value} value={value} label={label} description={PROOFS[value]} />
              ))}
            </Stack>
          </Radio.Group>
          <DayField
            label={form.values.channel === 'handed' ? 'Remise le' : 'Envoyée le'}
            maxDay={read.today}
            maw={220}
            {...form.getInputProps('sentOn')}
          />
          {read.replyDays !== null && (
            <p>
              Pour une offre, {counted(read.replyDays, 'jour', 'jours')} pour répondre, à partir du
              lendemain de l’arrivée.
            </p>
          )}
          <FormError error={error} />
          <Group>
            <Button type="submit" loading={sending}>
              Enregistrer la notification
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

const PROOFS: Readonly<Record<string, string>> = {
  handed: 'La remise prouve l’arrivée.',
  email: 'Il faudra noter le jour où il a été lu.',
  registered: 'Il faudra noter la réception, ou la première présentation.',
}
