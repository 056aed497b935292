import { Button, Group, NumberInput, Radio, Select, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { fieldSentence } from '#web/errors.fr.ts'
import { newId } from '#web/new-id.ts'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { SeenBy } from '#web/ui/seen-by.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import type { ProtectedNeed, ProtectedNeedsRead } from '../protected.contract.ts'
import { bySector } from './commune-choices.ts'
import { sendProtectedNeed, useRefreshNeeds } from './needs-queries.ts'
import { PersonField } from './person-field.tsx'

type Props = {
  readonly householdId: string
  readonly read: ProtectedNeedsRead
  readonly onClose: () => void
}

/** E2: a commune, or a distance around one; nothing asks why. */
export function AreaDrawer(props: Props) {
  return (
    <SideDrawer onClose={props.onClose} title="Un secteur à éviter" size="lg">
      <AreaForm {...props} />
    </SideDrawer>
  )
}

type Draft = {
  personId: string
  shape: string
  commune: string | null
  kilometres: number | string
}

function toNeed({ shape, commune, kilometres }: Draft, communes: ProtectedNeedsRead['communes']) {
  const place = communes.find(({ code }) => code === commune)
  const area =
    shape === 'commune' || !place
      ? { shape: 'commune' as const, commune: commune ?? '' }
      : {
          shape: 'circle' as const,
          latitude: place.latitude,
          longitude: place.longitude,
          radiusMetres: Math.round(Number(kilometres) * 1000),
        }
  return { kind: 'avoided-area', area } satisfies ProtectedNeed
}

function useArea({ householdId, read, onClose }: Props) {
  const [id] = useState(newId)
  const refresh = useRefreshNeeds(householdId)
  const persons = read.writable.find(({ kind }) => kind === 'avoided-area')?.persons ?? []
  const form = useForm<Draft>({
    initialValues: {
      personId: persons[0]?.id ?? '',
      shape: 'commune',
      commune: null,
      kilometres: 3,
    },
    validate: {
      commune: (commune) => (commune === null ? fieldSentence('required') : null),
      kilometres: (value, { shape }) =>
        shape === 'circle' && (Number(value) < 0.2 || Number(value) > 30)
          ? 'Entre 0,2 et 30 km.'
          : null,
    },
  })
  const sending = useServerForm(form, {
    send: (draft) =>
      sendProtectedNeed(householdId, {
        id,
        subjectPersonId: draft.personId,
        need: toNeed(draft, read.communes),
        takesOver: null,
      }),
    onDone: async () => {
      await refresh()
      notifyDone('Secteur enregistré. Aucun logement n’y sera proposé.')
      onClose()
    },
  })
  return { form, persons, ...sending }
}

function AreaForm(props: Props) {
  const { read, onClose } = props
  const { form, persons, submit, sending, error } = useArea(props)
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {read.areasSeenBy !== null && <SeenBy who={[read.areasSeenBy]} />}
        <PersonField persons={persons} {...form.getInputProps('personId')} />
        <Radio.Group label="Ce qu’il faut éviter" {...form.getInputProps('shape')}>
          <Stack gap="xs" mt={6}>
            <Radio value="commune" label="Toute une commune" />
            <Radio value="circle" label="Une distance autour d’une commune" />
          </Stack>
        </Radio.Group>
        <Select
          label="Commune"
          data={bySector(read.communes)}
          searchable
          nothingFoundMessage="Aucune commune de ce nom dans le programme."
          {...form.getInputProps('commune')}
        />
        {form.values.shape === 'circle' && (
          <NumberInput
            label="Distance"
            suffix=" km"
            decimalSeparator=","
            min={0.2}
            max={30}
            step={0.5}
            maw={220}
            {...form.getInputProps('kilometres')}
          />
        )}
        <FormError error={error} />
        <Group>
          <Button type="submit" loading={sending}>
            Enregistrer le secteur
          </Button>
          <Button variant="default" onClick={onClose}>
            Annuler
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
