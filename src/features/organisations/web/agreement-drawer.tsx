import { Button, Group, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { fieldSentence } from '#web/errors.fr.ts'
import { newId } from '#web/new-id.ts'
import { parseDay } from '#web/ui/dates.ts'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import type { OrganisationRow } from '../contract.ts'
import { addAgreement, organisationsQuery } from './organisation-queries.ts'
import { AGREEMENT_WORDS } from './organisation-words.ts'

type Props = {
  readonly organisation: OrganisationRow
  readonly onClose: () => void
}

type Values = {
  kind: keyof typeof AGREEMENT_WORDS
  number: string
  startsOn: string
  endsOn: string
}

function dayNeeded(typed: string): string | null {
  if (typed.trim() === '') return fieldSentence('required')
  return parseDay(typed) === null ? fieldSentence('impossible-date') : null
}

function useAgreement({ organisation, onClose }: Props) {
  const queryClient = useQueryClient()
  const [id] = useState(newId)
  const form = useForm<Values>({
    initialValues: { kind: 'L365-3', number: '', startsOn: '', endsOn: '' },
    validate: {
      number: (number) => (number.trim() === '' ? fieldSentence('required') : null),
      startsOn: dayNeeded,
      endsOn: dayNeeded,
    },
  })
  const sending = useServerForm(form, {
    send: ({ kind, number, startsOn, endsOn }) =>
      addAgreement(organisation.id, {
        id,
        kind,
        number,
        startsOn: typedDay(startsOn) ?? '',
        endsOn: typedDay(endsOn) ?? '',
      }),
    onDone: async () => {
      await queryClient.invalidateQueries({ queryKey: organisationsQuery.queryKey })
      notifyDone('Agrément ajouté.')
      onClose()
    },
  })
  return { form, ...sending }
}

export function AgreementDrawer({ organisation, onClose }: Props) {
  const { form, submit, sending, error } = useAgreement({ organisation, onClose })
  return (
    <SideDrawer onClose={onClose} title={`Ajouter un agrément : ${organisation.shortName}`}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <Select
            label="Agrément"
            data={Object.entries(AGREEMENT_WORDS).map(([value, label]) => ({ value, label }))}
            allowDeselect={false}
            {...form.getInputProps('kind')}
          />
          <TextInput label="Numéro" maxLength={60} {...form.getInputProps('number')} />
          <DayField label="Du" {...form.getInputProps('startsOn')} />
          <DayField label="Au" {...form.getInputProps('endsOn')} />
          <FormError error={error} />
          <Group>
            <Button type="submit" loading={sending}>
              Ajouter
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
