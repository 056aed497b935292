import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { householdQuery } from '#web/household-query.ts'
import { newId } from '#web/new-id.ts'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { SeenBy } from '#web/ui/seen-by.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import type { ApplicationRead } from '../contract.ts'
import { sendPreparation, useRefreshApplication } from './documents-queries.ts'

type Props = {
  readonly householdId: string
  readonly application: ApplicationRead
  readonly onClose: () => void
}

const orNothing = (text: string) => (text.trim() === '' ? null : text)

export function PreparationDrawer({ householdId, application, onClose }: Props) {
  const [id] = useState(newId)
  const refresh = useRefreshApplication(householdId)
  const { data: household } = useQuery(householdQuery(householdId))
  const { preparation } = application
  const form = useForm({
    initialValues: {
      withWhom: preparation?.withWhom ?? '',
      fears: preparation?.fears ?? '',
      wouldHelp: preparation?.wouldHelp ?? '',
    },
  })
  const { submit, sending, error } = useServerForm(form, {
    send: (draft) =>
      sendPreparation(householdId, {
        ...{ id, subjectPersonId: household?.persons[0]?.id ?? '' },
        withWhom: orNothing(draft.withWhom),
        fears: orNothing(draft.fears),
        wouldHelp: orNothing(draft.wouldHelp),
      }),
    onDone: async () => {
      await refresh()
      notifyDone('Préparation enregistrée.')
      onClose()
    },
  })
  return (
    <SideDrawer onClose={onClose} title="Préparer la suite" size="lg">
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <SeenBy who={['la personne', 'vous']} />
          <TextInput
            label="Qui vient avec la personne"
            maxLength={500}
            {...form.getInputProps('withWhom')}
          />
          <Textarea
            label="Ce qui l’inquiète, avec ses mots"
            autosize
            minRows={3}
            maxLength={2000}
            {...form.getInputProps('fears')}
          />
          <Textarea
            label="Ce qui aiderait"
            autosize
            minRows={2}
            maxLength={1000}
            {...form.getInputProps('wouldHelp')}
          />
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
    </SideDrawer>
  )
}
