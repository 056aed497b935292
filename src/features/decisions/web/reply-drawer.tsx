import { Button, Group, Radio, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { fieldSentence } from '#web/errors.fr.ts'
import { newId } from '#web/new-id.ts'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import type { ReplyEntry, Result, ResultsRead } from '../contract.ts'
import { type Named, sendReply, useRefreshResults } from './result-queries.ts'

type Props = {
  readonly read: ResultsRead
  readonly result: Result
  readonly named: Named
  readonly onClose: () => void
}
type Draft = { reply: string; words: string; repliedOn: string; lateMotive: string }

const orNothing = (text: string) => (text.trim() === '' ? null : text)

/** Only the officer takes an answer that came late, and says why. */
function isLate({ notices }: Result, repliedOn: string): boolean {
  const replyBy = notices.find(({ kind }) => kind === 'offer')?.replyBy ?? null
  const day = typedDay(repliedOn)
  return replyBy !== null && typeof day === 'string' && day > replyBy
}

function useReply({ read, result, named, onClose }: Props) {
  const [id] = useState(newId)
  const refresh = useRefreshResults(named.householdId)
  const asksMotive = ({ repliedOn }: Draft) =>
    result.abilities.includes('reply-late') && isLate(result, repliedOn)
  const form = useForm<Draft>({
    initialValues: { reply: '', words: '', repliedOn: formatDay(read.today), lateMotive: '' },
    validate: {
      reply: (value) => (value === '' ? fieldSentence('required') : null),
      lateMotive: (motive, draft) =>
        asksMotive(draft) && motive.trim() === '' ? fieldSentence('required') : null,
    },
  })
  const sending = useServerForm(form, {
    send: (draft) =>
      sendReply(named, {
        id,
        reply: draft.reply as ReplyEntry['reply'],
        words: orNothing(draft.words),
        repliedOn: typedDay(draft.repliedOn) ?? '',
        lateMotive: asksMotive(draft) ? draft.lateMotive : null,
      }),
    onDone: async () => {
      await refresh()
      notifyDone('Réponse enregistrée. L’équipe du ménage est prévenue.')
      onClose()
    },
  })
  return { form, asksMotive, ...sending }
}

/** J4: the answer of the household, for those who write it down with it. */
export function ReplyDrawer(props: Props) {
  const { read, onClose } = props
  const { form, asksMotive, submit, sending, error } = useReply(props)
  return (
    <SideDrawer onClose={onClose} title="La réponse du ménage" size="lg">
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Radio.Group label="Le ménage dit" {...form.getInputProps('reply')}>
            <Stack gap="xs" mt={6}>
              <Radio value="accepted" label="Oui, il prend le logement" />
              <Radio
                value="refused"
                label="Non, pas ce logement"
                description="Il n’est pas radié : ses besoins se revoient avec lui."
              />
            </Stack>
          </Radio.Group>
          <Textarea
            label="Pourquoi, avec ses mots"
            description="Facultatif. Personne ne les change ensuite."
            autosize
            minRows={2}
            maxLength={2000}
            {...form.getInputProps('words')}
          />
          <DayField
            label="Dit le"
            maxDay={read.today}
            maw={220}
            {...form.getInputProps('repliedOn')}
          />
          {asksMotive(form.values) && (
            <Textarea
              label="Pourquoi la prendre malgré la date passée"
              autosize
              minRows={2}
              maxLength={1000}
              {...form.getInputProps('lateMotive')}
            />
          )}
          <FormError error={error} />
          <Group>
            <Button type="submit" loading={sending}>
              Enregistrer la réponse
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
