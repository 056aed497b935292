import { Button, Fieldset, Group, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm, type UseFormReturnType } from '@mantine/form'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { fieldSentence } from '#web/errors.fr.ts'
import { newId } from '#web/new-id.ts'
import { useToday } from '#web/session/session.ts'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { FormError } from '#web/ui/form-error.tsx'
import { LinkButton } from '#web/ui/links.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import type { Dwelling, NewVacancy } from '../contract.ts'
import { CONTINGENTS, type Contingent } from '../domain/contingents.ts'
import { DwellingFacts } from './dwelling-facts-card.tsx'
import { DwellingFields } from './dwelling-fields.tsx'
import {
  dwellingErrors,
  type DwellingValues,
  EMPTY_DWELLING,
  toDwellingEntry,
} from './dwelling-form.ts'
import { CONTINGENT_WORDS } from './dwelling-words.ts'
import { useFieldErrors } from './field-errors.ts'
import { sendRelease, useRefreshStock } from './stock-queries.ts'
import { dayNeeded, wordsOrNull } from './vacancy-form.tsx'

type Values = DwellingValues & {
  noticeGivenOn: string
  leavesOn: string
  availableOn: string
  works: string
  visitTerms: string
  orientedTo: '' | Contingent
}

const EMPTY: Values = {
  ...EMPTY_DWELLING,
  noticeGivenOn: '',
  leavesOn: '',
  availableOn: '',
  works: '',
  visitTerms: '',
  orientedTo: '',
}

type Props = {
  /** Null: a dwelling that the stock does not know. */
  readonly dwelling: Dwelling | null
  readonly isHolder: boolean
}

/** In flow nobody reserves the dwelling by name: the landlord orients this release. */
function isFlow(dwelling: Dwelling | null, values: Values): boolean {
  return dwelling === null ? values.contingent === 'flow' : dwelling.contingent === null
}

function useRelease({ dwelling, isHolder }: Props) {
  const [ids] = useState(() => ({ vacancy: newId(), dwelling: newId() }))
  const navigate = useNavigate()
  const refresh = useRefreshStock()
  const form = useForm<Values>({
    initialValues: EMPTY,
    validate: (values) => ({
      ...(dwelling === null ? dwellingErrors(values) : {}),
      noticeGivenOn: dayNeeded(values.noticeGivenOn),
      leavesOn: dayNeeded(values.leavesOn),
      availableOn: dayNeeded(values.availableOn),
      orientedTo:
        isFlow(dwelling, values) && values.orientedTo === '' ? fieldSentence('required') : null,
    }),
  })
  const sending = useFieldErrors(form, {
    send: (values) => sendRelease(ids.vacancy, toBody(values, dwelling, ids.dwelling)),
    onDone: async () => {
      await refresh()
      notifyDone(isHolder ? 'Logement proposé au bailleur.' : 'Libération saisie.')
      await navigate({ to: '/logements/$vacancyId', params: { vacancyId: ids.vacancy } })
    },
  })
  return { form, ...sending }
}

function toBody(values: Values, dwelling: Dwelling | null, newDwellingId: string): NewVacancy {
  return {
    dwelling:
      dwelling === null
        ? { kind: 'new', id: newDwellingId, ...toDwellingEntry(values) }
        : { kind: 'known', id: dwelling.id },
    noticeGivenOn: typedDay(values.noticeGivenOn) ?? '',
    leavesOn: typedDay(values.leavesOn) ?? '',
    availableOn: typedDay(values.availableOn) ?? '',
    works: wordsOrNull(values.works),
    visitTerms: wordsOrNull(values.visitTerms),
    contingent: values.orientedTo === '' ? null : values.orientedTo,
  }
}

export function ReleaseForm(props: Props) {
  const { dwelling, isHolder } = props
  const { form, submit, sending, error } = useRelease(props)
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {dwelling !== null && <DwellingFacts dwelling={dwelling} />}
        {dwelling === null && (
          // The fields of a dwelling are a part of this form, under the same names.
          <DwellingFields form={form} />
        )}
        <ReleaseFields form={form} dwelling={dwelling} />
        <FormError error={error} />
        <Group>
          <Button type="submit" loading={sending}>
            {isHolder ? 'Proposer au bailleur' : 'Enregistrer la libération'}
          </Button>
          <LinkButton to="/logements" variant="default">
            Annuler
          </LinkButton>
        </Group>
      </Stack>
    </form>
  )
}

type FieldsProps = {
  readonly form: UseFormReturnType<Values>
  readonly dwelling: Dwelling | null
}

function ReleaseFields({ form, dwelling }: FieldsProps) {
  const today = useToday()
  return (
    <Fieldset legend="Quand il se libère" className="release-dates">
      <DayField label="Congé reçu le" maxDay={today} {...form.getInputProps('noticeGivenOn')} />
      <DayField label="Dernier jour du locataire" {...form.getInputProps('leavesOn')} />
      <DayField
        label="Disponible le"
        description="Travaux compris"
        {...form.getInputProps('availableOn')}
      />
      {isFlow(dwelling, form.values) && (
        <Select
          label="Orienté vers"
          description="Ce logement n’est réservé à personne par son nom"
          placeholder="Choisir"
          data={CONTINGENTS.map((value) => ({ value, label: CONTINGENT_WORDS[value] }))}
          allowDeselect={false}
          {...form.getInputProps('orientedTo')}
        />
      )}
      <Textarea
        className="release-dates__wide"
        label="Travaux (facultatif)"
        autosize
        minRows={2}
        maxLength={500}
        {...form.getInputProps('works')}
      />
      <TextInput
        className="release-dates__wide"
        label="Visites (facultatif)"
        description="Quand, et avec qui"
        maxLength={300}
        {...form.getInputProps('visitTerms')}
      />
    </Fieldset>
  )
}
