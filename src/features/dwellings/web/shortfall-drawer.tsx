import { Select, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '#web/new-id.ts'
import { formatDay } from '#web/ui/dates.ts'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import type { Shortfall } from '../contract.ts'
import { choicesQuery, sendShortfall, useRefreshStock } from './stock-queries.ts'
import { dayNeeded, FormButtons, wordsNeeded } from './vacancy-form.tsx'

type Props = {
  /** Null: a new period. */
  readonly shortfall: Shortfall | null
  readonly onClose: () => void
}

type Values = { commune: string; startsOn: string; endsOn: string; source: string }

/** C6: the switch of a commune « carencée SRU », dated like everything else. */
export function ShortfallDrawer({ shortfall, onClose }: Props) {
  const [id] = useState(() => shortfall?.id ?? newId())
  const { data: choices } = useQuery(choicesQuery)
  const refresh = useRefreshStock()
  const form = useForm<Values>({
    initialValues: {
      commune: shortfall?.commune ?? '',
      startsOn: shortfall ? formatDay(shortfall.startsOn) : '',
      endsOn: shortfall?.endsOn == null ? '' : formatDay(shortfall.endsOn),
      source: shortfall?.source ?? '',
    },
    validate: {
      commune: wordsNeeded,
      startsOn: dayNeeded,
      endsOn: (endsOn) => (endsOn.trim() === '' ? null : dayNeeded(endsOn)),
      source: wordsNeeded,
    },
  })
  const { submit, sending, error } = useServerForm(form, {
    send: ({ commune, startsOn, endsOn, source }) =>
      sendShortfall(id, {
        commune,
        startsOn: typedDay(startsOn) ?? '',
        endsOn: typedDay(endsOn),
        source,
        version: shortfall?.version ?? null,
      }),
    onDone: async () => {
      await refresh()
      notifyDone('Carence enregistrée.')
      onClose()
    },
  })
  return (
    <SideDrawer onClose={onClose} title={shortfall?.communeName ?? 'Déclarer une carence'}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <Text size="sm">
            Pendant cette période, l’État tient les logements réservés à la commune : elle ne les
            voit plus, et leur tour recommence avec lui.
          </Text>
          <Select
            label="Commune"
            placeholder="Choisir"
            searchable
            data={(choices?.communes ?? []).map(({ key, name }) => ({ value: key, label: name }))}
            allowDeselect={false}
            {...form.getInputProps('commune')}
          />
          <DayField label="Du" {...form.getInputProps('startsOn')} />
          <DayField
            label="Au (facultatif)"
            description="Dernier jour compris"
            {...form.getInputProps('endsOn')}
          />
          <TextInput label="Arrêté" maxLength={200} {...form.getInputProps('source')} />
          <FormButtons label="Enregistrer" sending={sending} error={error} onClose={onClose} />
        </Stack>
      </form>
    </SideDrawer>
  )
}
