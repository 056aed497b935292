import { Checkbox, Radio, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { addMonths } from '#kernel/calendar.ts'
import { fieldSentence } from '#web/errors.fr.ts'
import { newId } from '#web/new-id.ts'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { FormDrawer } from '#web/ui/form-drawer.tsx'
import { LANGUAGE_CHOICES } from '#web/ui/languages.ts'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import type { ConsentEntry, ConsentsRead } from '../contract.ts'
import { sendConsent, useRefreshConsents } from './consent-queries.ts'
import { MEANS_WORDS } from './consent-words.ts'
import { OpenedList } from './consents-list.tsx'

type Props = {
  readonly householdId: string
  readonly read: ConsentsRead
  /** The person herself agrees, from her own page. */
  readonly isOwn?: boolean
  readonly onClose: () => void
}

/** What is proposed to begin with; the person may choose another end. */
const USUAL_MONTHS = 6
const needed = (value: string) => (value.trim() === '' ? fieldSentence('required') : null)

function useConsent({ householdId, read, isOwn = false, onClose }: Props) {
  const [id] = useState(newId)
  const refresh = useRefreshConsents(householdId)
  const [first] = read.persons
  const form = useForm({
    initialValues: {
      personId: first?.id ?? '',
      givenBy: 'self',
      giverName: first?.name ?? '',
      organisationId: '',
      purpose: '',
      means: isOwn ? 'electronic' : 'oral',
      language: 'fr',
      expiresOn: formatDay(addMonths(read.today, USUAL_MONTHS)),
      compartments: [] as string[],
    },
    validate: {
      ...{ personId: needed, giverName: needed, organisationId: needed, purpose: needed },
      compartments: (value) => (value.length === 0 ? fieldSentence('required') : null),
    },
  })
  const sending = useServerForm(form, {
    send: ({ expiresOn, ...draft }) =>
      sendConsent(householdId, {
        ...(draft as Omit<ConsentEntry, 'id' | 'expiresOn'>),
        ...{ id, expiresOn: typedDay(expiresOn) ?? '' },
      }),
    onDone: async () => {
      await refresh()
      notifyDone('Accord écrit. La personne en garde une copie, et peut le retirer.')
      onClose()
    },
  })
  return { form, ...sending }
}

/** A3, N8: who, what, to whom, until when; the effect is read before it is agreed. */
export function ConsentDrawer(props: Props) {
  const { read, isOwn = false, onClose } = props
  const { form, submit, sending, error } = useConsent(props)
  const { organisationId, compartments } = form.values
  const chosen = read.organisations.find(({ id }) => id === organisationId)
  const opened =
    chosen?.opened.filter(({ compartment }) => compartments.includes(compartment)) ?? []
  return (
    <FormDrawer
      title={isOwn ? 'J’accepte de partager' : 'Écrire un accord, avec la personne'}
      action={isOwn ? 'J’accepte' : 'Enregistrer l’accord'}
      {...{ submit, sending, error, onClose }}
    >
      {!isOwn && <Giver form={form} read={read} />}
      <Select
        label="Avec qui"
        data={read.organisations.map(({ id, name }) => ({ value: id, label: name }))}
        value={organisationId}
        error={form.errors['organisationId']}
        onChange={(value) => {
          form.setValues({ organisationId: value ?? '', compartments: [] })
        }}
      />
      <Textarea
        label="Pourquoi"
        autosize
        minRows={2}
        maxLength={300}
        {...form.getInputProps('purpose')}
      />
      {chosen !== undefined && (
        <Checkbox.Group label="Ce qui s’ouvre" {...form.getInputProps('compartments')}>
          <Stack gap="xs" mt={6}>
            {chosen.opened.map(({ compartment, label }) => (
              <Checkbox key={compartment} value={compartment} label={label} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
      {opened.length > 0 && (
        <section role="status">
          <p>Pourront lire, jusqu’à la date choisie :</p>
          <OpenedList opened={opened} />
        </section>
      )}
      <DayField
        label="Jusqu’au"
        minDay={read.today}
        maw={220}
        {...form.getInputProps('expiresOn')}
      />
    </FormDrawer>
  )
}

type GiverProps = {
  readonly form: ReturnType<typeof useConsent>['form']
  readonly read: ConsentsRead
}

function Giver({ form, read }: GiverProps) {
  return (
    <>
      <Select
        label="Qui accepte"
        data={read.persons.map(({ id, name }) => ({ value: id, label: name }))}
        allowDeselect={false}
        {...form.getInputProps('personId')}
      />
      <Radio.Group label="Dit par" {...form.getInputProps('givenBy')}>
        <Stack gap="xs" mt={6}>
          <Radio value="self" label="La personne elle-même" />
          <Radio value="representative" label="La personne qui la représente" />
        </Stack>
      </Radio.Group>
      <TextInput
        label="Prénom et nom de qui l’a dit"
        maxLength={120}
        {...form.getInputProps('giverName')}
      />
      <Select
        label="Comment"
        data={Object.entries(MEANS_WORDS).map(([value, label]) => ({ value, label }))}
        allowDeselect={false}
        {...form.getInputProps('means')}
      />
      <Select
        label="Dans quelle langue"
        data={LANGUAGE_CHOICES}
        searchable
        allowDeselect={false}
        {...form.getInputProps('language')}
      />
    </>
  )
}
