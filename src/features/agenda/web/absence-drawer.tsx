import { Button, Group, Select, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { fieldSentence } from '#web/errors.fr.ts'
import { newId } from '#web/new-id.ts'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import type { Absences } from '../contract.ts'
import { absencesQuery, declareAbsence } from './agenda-queries.ts'

type Props = { readonly data: Absences; readonly onClose: () => void }

/** When, and who stands in. Why is nobody's business. */
export function AbsenceDrawer({ data, onClose }: Props) {
  return (
    <SideDrawer onClose={onClose} title="Déclarer une absence">
      <AbsenceForm data={data} onClose={onClose} />
    </SideDrawer>
  )
}

function required(words: string): string | null {
  return words.trim() === '' ? fieldSentence('required') : null
}

function AbsenceForm({ data, onClose }: Props) {
  const [id] = useState(newId)
  const queryClient = useQueryClient()
  const form = useForm<{ from: string; to: string; deputyId: string | null }>({
    initialValues: { from: '', to: '', deputyId: null },
    validate: { from: required, to: required },
  })
  const { submit, sending, error } = useServerForm(form, {
    send: ({ from, to, deputyId }) =>
      declareAbsence({ id, from: typedDay(from) ?? '', to: typedDay(to) ?? '', deputyId }),
    onDone: async (left) => {
      queryClient.setQueryData(absencesQuery.queryKey, left)
      await queryClient.invalidateQueries({ queryKey: ['agenda'] })
      notifyDone('Absence déclarée.')
      onClose()
    },
  })
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <DayField label="Du" minDay={data.today} {...form.getInputProps('from')} />
        <DayField label="Au (compris)" minDay={data.today} {...form.getInputProps('to')} />
        <Select
          label="Qui vous supplée"
          description="Un collègue de votre organisation. La suppléance ne donne aucun accès de plus à un dossier."
          placeholder="Personne pour l’instant"
          searchable
          clearable
          data={data.colleagues.map(({ accountId, name }) => ({ value: accountId, label: name }))}
          {...form.getInputProps('deputyId')}
        />
        <FormError error={error} what="L’absence n’a pas été déclarée." />
        <Group>
          <Button type="submit" loading={sending}>
            Déclarer
          </Button>
          <Button variant="default" onClick={onClose}>
            Annuler
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
