import { Button, Drawer, Group, Select, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { fieldSentence } from '#web/errors.fr.ts'
import { newId } from '#web/new-id.ts'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import type { ClosureRead, StateEntry } from '../contract.ts'
import { sendState, useRefreshClosure } from './closure-queries.ts'

type Props = {
  readonly householdId: string
  readonly closing: ClosureRead
  readonly to: StateEntry['to']
  readonly onClose: () => void
}

type Wording = {
  readonly title: string
  readonly effect: string
  readonly questions: readonly string[]
}

// A neutral template: what happened, what was tried, what to change; nobody's fault.
const WORDINGS: Readonly<Record<StateEntry['to'], Wording>> = {
  suspended: {
    title: 'Suspendre le suivi',
    effect:
      'Plus aucune échéance ne court. Le dossier reste ouvert et peut reprendre à tout moment.',
    questions: ['Pourquoi cette pause'],
  },
  active: {
    title: 'Reprendre le suivi',
    effect: 'Le dossier reprend où il en était. Après une sortie, il faut l’accord du ménage.',
    questions: ['Ce que le ménage a demandé'],
  },
  withdrawn: {
    title: 'Le ménage quitte le dispositif',
    effect: 'Le suivi s’arrête. Le ménage peut revenir pendant la durée prévue par le dispositif.',
    questions: ['Ce que le ménage a dit, avec ses mots'],
  },
  'ended-early': {
    title: 'Sortie avant le terme',
    effect:
      'Le suivi s’arrête. Ces mots restent du côté du prescripteur : le bailleur ne les lit pas.',
    questions: ['Ce qui s’est passé', 'Ce qui a été essayé', 'Ce qu’il faudrait changer'],
  },
}

function useMove({ householdId, closing, to, onClose }: Props) {
  const [id] = useState(newId)
  const refresh = useRefreshClosure(householdId)
  const { questions } = WORDINGS[to]
  const form = useForm({
    initialValues: {
      on: formatDay(closing.today),
      subjectPersonId: closing.persons[0]?.id ?? '',
      words: questions.map(() => ''),
    },
    validate: (values) =>
      Object.fromEntries(
        values.words.flatMap((text, index) =>
          text.trim() === '' ? [[`words.${String(index)}`, fieldSentence('required')]] : [],
        ),
      ),
  })
  const sending = useServerForm(form, {
    send: ({ on, subjectPersonId, words }) =>
      sendState(householdId, { id, to, on: typedDay(on) ?? '', subjectPersonId, words }),
    onDone: async () => {
      await refresh()
      notifyDone('C’est enregistré.')
      onClose()
    },
  })
  return { form, ...sending }
}

export function StateDrawer(props: Props) {
  const { closing, to, onClose } = props
  const { title, effect, questions } = WORDINGS[to]
  const { form, submit, sending, error } = useMove(props)
  return (
    <Drawer opened onClose={onClose} title={title} size="lg">
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <DayField label="Le" maxDay={closing.today} {...form.getInputProps('on')} />
          {closing.persons.length > 1 && (
            <Select
              label="Dit par, ou à propos de"
              data={closing.persons.map(({ id, name }) => ({ value: id, label: name }))}
              allowDeselect={false}
              {...form.getInputProps('subjectPersonId')}
            />
          )}
          {questions.map((question, index) => (
            <Textarea
              key={question}
              label={question}
              autosize
              minRows={3}
              maxLength={3000}
              required
              {...form.getInputProps(`words.${String(index)}`)}
            />
          ))}
          <p className="effect">{effect}</p>
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
    </Drawer>
  )
}
