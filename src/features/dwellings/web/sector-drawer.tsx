import { Select, Stack, Text, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '#web/new-id.ts'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import { choicesQuery, sendSector } from './stock-queries.ts'
import { type DrawerProps, FormButtons, useVacancyForm, wordsNeeded } from './vacancy-form.tsx'

/** C9: a dwelling outside the named communes counts where the programme lead says, and says why. */
export function SectorDrawer({ vacancy, onClose }: DrawerProps) {
  const [id] = useState(newId)
  const { data: choices } = useQuery(choicesQuery)
  const form = useForm({
    initialValues: { sectorId: vacancy.sector.id ?? '', motive: '' },
    validate: { sectorId: wordsNeeded, motive: wordsNeeded },
  })
  const { submit, sending, error } = useVacancyForm(form, {
    vacancy,
    onClose,
    done: 'Secteur choisi.',
    send: (values) => sendSector(vacancy.id, { id, ...values, version: vacancy.version }),
  })
  return (
    <SideDrawer onClose={onClose} title="Dans quel secteur compte ce logement ?">
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <Text size="sm">
            {vacancy.dwelling.communeName} n’est pas dans la liste du bailleur. Le logement prendra
            une place du secteur choisi, et les bilans le compteront à part.
          </Text>
          <Select
            label="Secteur"
            placeholder="Choisir"
            data={(choices?.sectors ?? []).map((sector) => ({
              value: sector.id,
              label: sector.name,
            }))}
            allowDeselect={false}
            {...form.getInputProps('sectorId')}
          />
          <Textarea
            label="Motif"
            autosize
            minRows={3}
            maxLength={500}
            {...form.getInputProps('motive')}
          />
          <FormButtons
            label="Choisir ce secteur"
            sending={sending}
            error={error}
            onClose={onClose}
          />
        </Stack>
      </form>
    </SideDrawer>
  )
}
