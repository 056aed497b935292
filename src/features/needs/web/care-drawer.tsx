import { Button, Group, Radio, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { newId } from '#web/new-id.ts'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { SeenBy } from '#web/ui/seen-by.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import { TRAVEL_MODES, type TravelMode } from '../domain/criteria.ts'
import { CHOICE_WORDS } from '../domain/need-words.ts'
import { CARE_FAMILIES, type CareFamily } from '../domain/protected-needs.ts'
import { CARE_WORDS } from '../domain/protected-words.ts'
import type { ProtectedNeedsRead } from '../protected.contract.ts'
import { sendProtectedNeed, useRefreshNeeds } from './needs-queries.ts'
import { NumberField } from './number-field.tsx'
import { PersonField } from './person-field.tsx'

type Props = {
  readonly householdId: string
  readonly read: ProtectedNeedsRead
  readonly onClose: () => void
}
type Draft = { personId: string; family: CareFamily; maxMinutes: number; mode: TravelMode }

function useCare({ householdId, read, onClose }: Props) {
  const [id] = useState(newId)
  const refresh = useRefreshNeeds(householdId)
  const persons = read.writable.find(({ kind }) => kind === 'care-proximity')?.persons ?? []
  const form = useForm<Draft>({
    initialValues: { personId: persons[0]?.id ?? '', family: 'care', maxMinutes: 15, mode: 'walk' },
    validate: { maxMinutes: (minutes) => (minutes > 0 ? null : 'Donnez un temps, en minutes.') },
  })
  const sending = useServerForm(form, {
    send: ({ personId, ...care }) =>
      sendProtectedNeed(householdId, {
        id,
        subjectPersonId: personId,
        need: { kind: 'care-proximity', care },
        takesOver: null,
      }),
    onDone: async () => {
      await refresh()
      notifyDone('Proximité enregistrée.')
      onClose()
    },
  })
  return { form, persons, ...sending }
}

/** E3: a family of services and a time; never a specialty, a name nor a reason. */
export function CareDrawer(props: Props) {
  const { read, onClose } = props
  const { form, persons, submit, sending, error } = useCare(props)
  return (
    <SideDrawer onClose={onClose} title="Des soins à proximité" size="md">
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {read.careSeenBy !== null && <SeenBy who={[read.careSeenBy]} />}
          <PersonField persons={persons} {...form.getInputProps('personId')} />
          <Radio.Group label="Ce qui doit être proche" {...form.getInputProps('family')}>
            <Stack gap="xs" mt={6}>
              {CARE_FAMILIES.map((family) => (
                <Radio key={family} value={family} label={CARE_WORDS[family]} />
              ))}
            </Stack>
          </Radio.Group>
          <NumberField
            label="À moins de"
            suffix="min"
            max={180}
            value={form.values.maxMinutes}
            onChange={(minutes) => {
              form.setFieldValue('maxMinutes', minutes)
            }}
          />
          <Radio.Group label="Par quel moyen" {...form.getInputProps('mode')}>
            <Stack gap="xs" mt={6}>
              {TRAVEL_MODES.map((mode) => (
                <Radio key={mode} value={mode} label={CHOICE_WORDS[mode]} />
              ))}
            </Stack>
          </Radio.Group>
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
