import { Button, Group, Radio, Select, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import type { AdhesionState } from '#features/referrals/contract.ts'
import { ADHESION_WORDS } from '#features/referrals/domain/referral-words.ts'
import { fieldSentence } from '#web/errors.fr.ts'
import { useRefreshHousehold } from '#web/household-query.ts'
import { newId } from '#web/new-id.ts'
import { formatDay } from '#web/ui/dates.ts'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import type { HouseholdRead } from '../contract.ts'
import { sendAdhesion } from './household-writes.ts'

type Props = {
  readonly household: HouseholdRead
  readonly onClose: () => void
}

type Values = { personId: string; state: '' | AdhesionState; statedOn: string; words: string }

/** D4: each statement is added, none is edited: a household may hesitate, agree, withdraw. */
export function AdhesionDrawer({ household, onClose }: Props) {
  return (
    <SideDrawer onClose={onClose} title="Ce que dit le ménage">
      <StatementForm household={household} onClose={onClose} />
    </SideDrawer>
  )
}

function useStatement({ household, onClose }: Props) {
  const [id] = useState(newId)
  const refresh = useRefreshHousehold(household.id)
  // Not a draft of the browser: these words belong to the household and stay out of its storage.
  const form = useForm<Values>({
    initialValues: {
      personId: household.persons[0]?.id ?? '',
      state: '',
      statedOn: formatDay(household.today),
      words: '',
    },
    validate: {
      state: (state) => (state === '' ? fieldSentence('required') : null),
      statedOn: (day) => (day.trim() === '' ? fieldSentence('required') : null),
    },
  })
  const sending = useServerForm(form, {
    send: ({ personId, state, statedOn, words }) =>
      sendAdhesion(household.id, {
        id,
        personId,
        state: state === '' ? 'informed' : state,
        statedOn: typedDay(statedOn) ?? '',
        words: words.trim() === '' ? null : words,
      }),
    onDone: async () => {
      await refresh()
      notifyDone('Noté, avec la date.')
      onClose()
    },
  })
  return { form, ...sending }
}

function StatementForm(props: Props) {
  const { persons, today } = props.household
  const { form, submit, sending, error } = useStatement(props)
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {persons.length > 1 && (
          <Select
            label="Qui parle ?"
            data={persons.map(({ id, firstName, lastName }) => ({
              value: id,
              label: `${firstName} ${lastName}`,
            }))}
            allowDeselect={false}
            {...form.getInputProps('personId')}
          />
        )}
        <Radio.Group label="Où en est le ménage ?" {...form.getInputProps('state')}>
          <Stack gap="xs" mt={6}>
            {Object.entries(ADHESION_WORDS).map(([value, label]) => (
              <Radio key={value} value={value} label={label} />
            ))}
          </Stack>
        </Radio.Group>
        <DayField label="Le" maxDay={today} {...form.getInputProps('statedOn')} />
        <Textarea
          label="Ses mots"
          description="Comme ils ont été dits, sans les arranger. Personne ne pourra les modifier."
          autosize
          minRows={3}
          maxLength={2000}
          {...form.getInputProps('words')}
        />
        <FormError error={error} />
        <Group>
          <Button type="submit" loading={sending}>
            Noter
          </Button>
          <Button variant="default" onClick={props.onClose}>
            Annuler
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
