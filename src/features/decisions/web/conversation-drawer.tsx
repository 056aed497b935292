import { Button, Group, Radio, Select, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { fieldSentence } from '#web/errors.fr.ts'
import { newId } from '#web/new-id.ts'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { SeenBy } from '#web/ui/seen-by.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import type { ConversationEntry, ResultsRead } from '../contract.ts'
import { type Named, sendConversation, useRefreshResults } from './result-queries.ts'
import { MODE_WORDS, UNDERSTANDING_WORDS } from './result-words.ts'

type Props = { readonly read: ResultsRead; readonly named: Named; readonly onClose: () => void }
type Draft = {
  heldOn: string
  mode: string
  understanding: string
  personId: string | null
  feelings: string
}

const chosen = (value: string) => (value === '' ? fieldSentence('required') : null)

function toEntry(id: string, draft: Draft): ConversationEntry {
  const { personId, feelings } = draft
  return {
    id,
    heldOn: typedDay(draft.heldOn) ?? '',
    mode: draft.mode as ConversationEntry['mode'],
    understanding: draft.understanding as ConversationEntry['understanding'],
    feelings: personId === null || feelings.trim() === '' ? null : { personId, words: feelings },
  }
}

function useConversation({ read, named, onClose }: Props) {
  const [id] = useState(newId)
  const refresh = useRefreshResults(named.householdId)
  const form = useForm<Draft>({
    initialValues: {
      heldOn: formatDay(read.today),
      mode: '',
      understanding: '',
      personId: read.persons[0]?.id ?? null,
      feelings: '',
    },
    validate: { mode: chosen, understanding: chosen },
  })
  const sending = useServerForm(form, {
    send: (draft) => sendConversation(named, toEntry(id, draft)),
    onDone: async () => {
      await refresh()
      notifyDone('Annonce notée. La lettre peut partir.')
      onClose()
    },
  })
  return { form, ...sending }
}

/** J7: date, way, understanding; what the person felt stays with her prescriber. */
export function ConversationDrawer(props: Props) {
  const { read, onClose } = props
  const { form, submit, sending, error } = useConversation(props)
  return (
    <SideDrawer onClose={onClose} title="L’annonce au ménage" size="lg">
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <DayField label="Le" maxDay={read.today} maw={220} {...form.getInputProps('heldOn')} />
          <Choice label="Comment" words={MODE_WORDS} {...form.getInputProps('mode')} />
          <Choice
            label="Ce qui a été compris"
            words={UNDERSTANDING_WORDS}
            {...form.getInputProps('understanding')}
          />
          <SeenBy who={['la personne', 'vous']} />
          {read.persons.length > 1 && (
            <Select
              label="De qui parlent ces mots"
              data={read.persons.map(({ id, name }) => ({ value: id, label: name }))}
              allowDeselect={false}
              {...form.getInputProps('personId')}
            />
          )}
          <Textarea
            label="Ce que la personne a ressenti"
            description="Facultatif, avec ses mots. Le bailleur ne le lit jamais."
            autosize
            minRows={3}
            maxLength={2000}
            {...form.getInputProps('feelings')}
          />
          <FormError error={error} />
          <Group>
            <Button type="submit" loading={sending}>
              Enregistrer l’annonce
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

type ChoiceProps = { readonly label: string; readonly words: Readonly<Record<string, string>> }

function Choice({ label, words, ...field }: ChoiceProps & Record<string, unknown>) {
  return (
    <Radio.Group label={label} {...field}>
      <Stack gap="xs" mt={6}>
        {Object.entries(words).map(([value, text]) => (
          <Radio key={value} value={value} label={text} />
        ))}
      </Stack>
    </Radio.Group>
  )
}
