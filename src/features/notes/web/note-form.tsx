import { Button, Group, Select, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { fieldSentence } from '#web/errors.fr.ts'
import { newId } from '#web/new-id.ts'
import { Card } from '#web/ui/card.tsx'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import type { NoteList } from '../contract.ts'
import { AudienceChoice } from './audience-choice.tsx'
import { NotePreview } from './note-preview.tsx'
import { notesQuery, sendNote } from './note-queries.ts'

type Audience = NoteList['audiences'][number]

type Props = {
  readonly householdId: string
  readonly audiences: readonly Audience[]
}

/** Who will read it comes first: the field to write in does not exist before. */
export function NoteForm({ householdId, audiences }: Props) {
  const [audience, setAudience] = useState<Audience | null>(null)
  const [noteId, setNoteId] = useState(newId)
  return (
    <Card title="Écrire une note">
      <Stack gap="md">
        <AudienceChoice audiences={audiences} chosen={audience} onChoose={setAudience} />
        {audience && (
          <Writing
            key={noteId}
            householdId={householdId}
            noteId={noteId}
            audience={audience}
            onDone={() => {
              setAudience(null)
              setNoteId(newId())
            }}
          />
        )}
      </Stack>
    </Card>
  )
}

type WritingProps = {
  readonly householdId: string
  readonly noteId: string
  readonly audience: Audience
  readonly onDone: () => void
}

function useNote({ householdId, noteId, audience, onDone }: WritingProps) {
  const queryClient = useQueryClient()
  // Not a draft of the browser: only one compartment may read these words.
  const form = useForm({
    initialValues: { subjectPersonId: audience.persons[0]?.id ?? '', text: '' },
    validate: {
      subjectPersonId: (id) => (id === '' ? fieldSentence('required') : null),
      text: (text) => (text.trim() === '' ? fieldSentence('required') : null),
    },
  })
  const sending = useServerForm(form, {
    send: (note) => sendNote(householdId, { id: noteId, audience: audience.code, ...note }),
    onDone: async () => {
      await queryClient.invalidateQueries({ queryKey: notesQuery(householdId).queryKey })
      notifyDone('Note enregistrée.')
      onDone()
    },
  })
  return { form, ...sending }
}

function Writing(props: WritingProps) {
  const { audience, onDone } = props
  const { form, submit, sending, error } = useNote(props)
  const { subjectPersonId, text } = form.values
  const subject = audience.persons.find(({ id }) => id === subjectPersonId)
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {audience.persons.length > 1 && (
          <Select
            label="À propos de"
            data={audience.persons.map(({ id, name }) => ({ value: id, label: name }))}
            allowDeselect={false}
            maw={360}
            {...form.getInputProps('subjectPersonId')}
          />
        )}
        <div className="note-writing">
          <Textarea
            label="Votre note"
            description="Des faits, ce qui a été convenu, ce qui reste à faire."
            autosize
            minRows={5}
            maxLength={5000}
            {...form.getInputProps('text')}
          />
          <NotePreview audience={audience} subject={subject?.name ?? ''} text={text} />
        </div>
        <FormError error={error} />
        <Group>
          <Button type="submit" loading={sending}>
            Enregistrer la note
          </Button>
          <Button variant="default" onClick={onDone}>
            Annuler
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
