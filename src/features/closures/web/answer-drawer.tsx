import { Button, Drawer, Group, Radio, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { fieldSentence } from '#web/errors.fr.ts'
import { newId } from '#web/new-id.ts'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import type { ReviewEntry, ReviewLine } from '../contract.ts'
import {
  HOUSING_WORDS,
  INCIDENT_WORDS,
  RENT_WORDS,
  RESPONDENT_WORDS,
} from '../domain/review-words.ts'
import { sendAnswer, useRefreshClosure } from './closure-queries.ts'

type Props = {
  readonly householdId: string
  readonly line: ReviewLine
  readonly onClose: () => void
}

type Draft = { housing: string; rent: string; incidents: string; helpedBy: string; opinion: string }

const chosen = (value: string) => (value === '' ? fieldSentence('required') : null)
const orNothing = (text: string) => (text.trim() === '' ? null : text)

function useAnswer({ householdId, line, onClose }: Props) {
  const [id] = useState(newId)
  const refresh = useRefreshClosure(householdId)
  const form = useForm<Draft>({
    initialValues: { housing: '', rent: '', incidents: '', helpedBy: '', opinion: '' },
    validate: { housing: chosen, rent: chosen, incidents: chosen },
  })
  const sending = useServerForm(form, {
    send: (draft) =>
      sendAnswer(householdId, line.requestId, {
        id,
        housing: draft.housing as ReviewEntry['housing'],
        rent: draft.rent as ReviewEntry['rent'],
        incidents: draft.incidents as ReviewEntry['incidents'],
        helpedBy: orNothing(draft.helpedBy),
        opinion: orNothing(draft.opinion),
      }),
    onDone: async () => {
      await refresh()
      notifyDone('Réponse enregistrée. Merci.')
      onClose()
    },
  })
  return { form, ...sending }
}

/** The questions of the review, answered by whom they are for; the household's with its own words. */
export function AnswerDrawer(props: Props) {
  const { line, onClose } = props
  const { form, submit, sending, error } = useAnswer(props)
  return (
    <Drawer
      opened
      onClose={onClose}
      title={`Bilan : ${RESPONDENT_WORDS[line.respondent]}`}
      size="lg"
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Choice
            label="Où vit le ménage"
            words={HOUSING_WORDS}
            {...form.getInputProps('housing')}
          />
          <Choice label="Loyer" words={RENT_WORDS} {...form.getInputProps('rent')} />
          <Choice label="Incidents" words={INCIDENT_WORDS} {...form.getInputProps('incidents')} />
          <Textarea
            label="Qui aide encore le ménage"
            description="Facultatif."
            autosize
            minRows={2}
            maxLength={2000}
            {...form.getInputProps('helpedBy')}
          />
          <Textarea
            label={
              line.respondent === 'household' ? 'Ce que dit le ménage, avec ses mots' : 'Votre avis'
            }
            description="Facultatif. Des faits, sans cause ni diagnostic."
            autosize
            minRows={3}
            maxLength={3000}
            {...form.getInputProps('opinion')}
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
    </Drawer>
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
