import { Select, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { fieldSentence } from '#web/errors.fr.ts'
import { newId } from '#web/new-id.ts'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import type { VacancyStatus } from '../domain/vacancy-path.ts'
import { sendMove } from './stock-queries.ts'
import {
  dayNeeded,
  type DrawerProps,
  FormButtons,
  useVacancyForm,
  wordsNeeded,
  wordsOrNull,
} from './vacancy-form.tsx'

const MOVE_WORDS: Readonly<Record<VacancyStatus, string>> = {
  open: 'Revenir à « à proposer »',
  proposed: 'Proposé à un ménage',
  allocated: 'Attribué par la commission',
  signed: 'Bail signé',
  withdrawn: 'Retiré',
}

type Values = { to: '' | VacancyStatus; motive: string; letOn: string }

/** Where the dwelling stands now; a step back needs its motive, a lease its first day. */
export function MoveDrawer({ vacancy, onClose }: DrawerProps) {
  const [id] = useState(newId)
  const form = useForm<Values>({
    initialValues: {
      to: vacancy.moves.find((to) => to !== 'open') ?? 'open',
      motive: '',
      letOn: '',
    },
    validate: {
      to: (to) => (to === '' ? fieldSentence('required') : null),
      motive: (motive, { to }) => (to === 'open' ? wordsNeeded(motive) : null),
      letOn: (letOn, { to }) => (to === 'signed' ? dayNeeded(letOn) : null),
    },
  })
  const { submit, sending, error } = useVacancyForm(form, {
    vacancy,
    onClose,
    done: 'État enregistré.',
    send: ({ to, motive, letOn }) =>
      sendMove(vacancy.id, {
        id,
        to: to === '' ? vacancy.status : to,
        motive: wordsOrNull(motive),
        letOn: to === 'signed' ? typedDay(letOn) : null,
        version: vacancy.version,
      }),
  })
  const { to } = form.values
  return (
    <SideDrawer onClose={onClose} title="Où en est ce logement ?">
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <Select
            label="Nouvel état"
            data={vacancy.moves.map((value) => ({ value, label: MOVE_WORDS[value] }))}
            allowDeselect={false}
            {...form.getInputProps('to')}
          />
          {to === 'signed' && (
            <DayField
              label="Premier jour du bail"
              description="La vacance s’arrête la veille."
              {...form.getInputProps('letOn')}
            />
          )}
          {to === 'open' && (
            <Textarea
              label="Motif"
              description="Des faits, sans rien dire d’un ménage."
              autosize
              minRows={3}
              maxLength={500}
              {...form.getInputProps('motive')}
            />
          )}
          <FormButtons label="Enregistrer" sending={sending} error={error} onClose={onClose} />
        </Stack>
      </form>
    </SideDrawer>
  )
}
