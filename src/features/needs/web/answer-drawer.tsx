import { Button, Group, Radio, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { fieldSentence } from '#web/errors.fr.ts'
import { newId } from '#web/new-id.ts'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { SeenBy } from '#web/ui/seen-by.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import type { NewAnswer } from '../contract.ts'
import type { ProtectedNeedsRead } from '../protected.contract.ts'
import { sendAnswer, useRefreshNeeds } from './needs-queries.ts'
import { PersonField } from './person-field.tsx'

type Props = {
  readonly householdId: string
  readonly read: ProtectedNeedsRead
  readonly onClose: () => void
}

function useAnswer({ householdId, read, onClose }: Props) {
  const [id] = useState(newId)
  const refresh = useRefreshNeeds(householdId)
  const form = useForm({
    initialValues: { personId: read.persons[0]?.id ?? '', answer: 'agrees', words: '' },
    validate: {
      words: (words, { answer }) =>
        answer === 'corrects' && words.trim() === '' ? fieldSentence('required') : null,
    },
  })
  const sending = useServerForm(form, {
    send: ({ personId, answer, words }) =>
      sendAnswer(householdId, {
        id,
        subjectPersonId: personId,
        version: read.version,
        answer: answer as NewAnswer['answer'],
        words: words.trim() === '' ? null : words,
      }),
    onDone: async () => {
      await refresh()
      notifyDone('Réponse notée, avec ses mots.')
      onClose()
    },
  })
  return { form, ...sending }
}

/** What a person of the household says, written down by her worker. */
export function AnswerDrawer(props: Props) {
  const { read, onClose } = props
  const { form, submit, sending, error } = useAnswer(props)
  return (
    <SideDrawer onClose={onClose} title="Ce que le ménage dit de ses besoins" size="md">
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {read.areasSeenBy !== null && <SeenBy who={[read.areasSeenBy]} />}
          <PersonField persons={read.persons} {...form.getInputProps('personId')} />
          <Radio.Group label="Il ou elle dit" {...form.getInputProps('answer')}>
            <Stack gap="xs" mt={6}>
              <Radio value="agrees" label="C’est bien ça" />
              <Radio value="corrects" label="Il y a à corriger" />
            </Stack>
          </Radio.Group>
          <Textarea
            label="Avec ses mots"
            autosize
            minRows={3}
            maxLength={2000}
            {...form.getInputProps('words')}
          />
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
