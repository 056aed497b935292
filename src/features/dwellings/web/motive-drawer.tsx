import { Stack, Text, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { newId } from '#web/new-id.ts'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import type { VacancyRead } from '../contract.ts'
import { sendMove, sendOverQuota } from './stock-queries.ts'
import { type DrawerProps, FormButtons, useVacancyForm, wordsNeeded } from './vacancy-form.tsx'

type Props = DrawerProps & { readonly panel: 'retrait' | 'depassement' }

const WORDS = {
  retrait: {
    title: 'Retirer cette libération',
    effect: 'Elle quitte la liste des libérations en cours. Le logement reste dans le parc.',
    label: 'Motif du retrait',
    button: 'Retirer',
    done: 'Libération retirée.',
  },
  depassement: {
    title: 'Accorder un logement de plus au secteur',
    effect:
      'Le quota du secteur augmente d’un logement, pour de bon. Votre motif est gardé dans le journal du dispositif.',
    label: 'Motif du dépassement',
    button: 'Accorder un logement de plus',
    done: 'Un logement de plus est accordé au secteur.',
  },
} as const

/** What is done with a motive and nothing else. */
export function MotiveDrawer({ vacancy, onClose, panel }: Props) {
  const words = WORDS[panel]
  const [id] = useState(newId)
  const form = useForm({ initialValues: { motive: '' }, validate: { motive: wordsNeeded } })
  const { submit, sending, error } = useVacancyForm(form, {
    vacancy,
    onClose,
    done: words.done,
    send: ({ motive }) => sendMotive(panel, vacancy, { id, motive }),
  })
  return (
    <SideDrawer onClose={onClose} title={words.title}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <Text size="sm">{words.effect}</Text>
          <Textarea
            label={words.label}
            description="Des faits, sans rien dire d’un ménage."
            autosize
            minRows={3}
            maxLength={500}
            {...form.getInputProps('motive')}
          />
          <FormButtons label={words.button} sending={sending} error={error} onClose={onClose} />
        </Stack>
      </form>
    </SideDrawer>
  )
}

function sendMotive(
  panel: Props['panel'],
  { id: vacancyId, version }: VacancyRead,
  { id, motive }: { id: string; motive: string },
): Promise<VacancyRead> {
  return panel === 'depassement'
    ? sendOverQuota(vacancyId, { id, motive })
    : sendMove(vacancyId, { id, to: 'withdrawn', motive, letOn: null, version })
}
