import { NumberInput, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { fieldSentence } from '#web/errors.fr.ts'
import { newId } from '#web/new-id.ts'
import { formatDay } from '#web/ui/dates.ts'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import type { ReservationRight, SaveRight } from '../contract.ts'
import { CONTINGENTS, type ReservationMode } from '../domain/contingents.ts'
import { CONTINGENT_WORDS } from './dwelling-words.ts'
import { choicesQuery, sendRight, useRefreshStock } from './stock-queries.ts'
import { dayNeeded, FormButtons, wordsNeeded } from './vacancy-form.tsx'

type Props = {
  /** Null: a new right. */
  readonly right: ReservationRight | null
  readonly onClose: () => void
}

type Values = {
  organisationId: string
  contingent: '' | SaveRight['contingent']
  commune: string
  mode: ReservationMode
  percent: number | string
  startsOn: string
  endsOn: string
  source: string
}

const EMPTY: Values = {
  organisationId: '',
  contingent: '',
  commune: '',
  mode: 'stock',
  percent: '',
  startsOn: '',
  endsOn: '',
  source: '',
}

function toValues({ contingent, flowRatio, endsOn, ...right }: ReservationRight): Values {
  return {
    ...right,
    contingent: contingent === 'landlord' ? '' : contingent,
    commune: right.commune ?? '',
    percent: flowRatio === null ? '' : flowRatio * 100,
    startsOn: formatDay(right.startsOn),
    endsOn: endsOn === null ? '' : formatDay(endsOn),
  }
}

function toBody(values: Values, version: number | null): SaveRight {
  return {
    organisationId: values.organisationId,
    contingent: values.contingent === '' ? 'state' : values.contingent,
    commune: values.commune || null,
    mode: values.mode,
    flowRatio: values.mode === 'flow' ? Math.round(Number(values.percent) * 10) / 1000 : null,
    startsOn: typedDay(values.startsOn) ?? '',
    endsOn: typedDay(values.endsOn),
    source: values.source,
    version,
  }
}

function useRight({ right, onClose }: Props) {
  const [id] = useState(() => right?.id ?? newId())
  const refresh = useRefreshStock()
  const form = useForm<Values>({
    initialValues: right ? toValues(right) : EMPTY,
    validate: {
      organisationId: wordsNeeded,
      contingent: wordsNeeded,
      commune: (commune, { contingent }) =>
        contingent === 'commune' && commune === '' ? fieldSentence('right-needs-commune') : null,
      percent: (percent, { mode }) =>
        mode === 'flow' && percent === '' ? fieldSentence('required') : null,
      startsOn: dayNeeded,
      endsOn: (endsOn) => (endsOn.trim() === '' ? null : dayNeeded(endsOn)),
      source: wordsNeeded,
    },
  })
  const sending = useServerForm(form, {
    send: (values) => sendRight(id, toBody(values, right?.version ?? null)),
    onDone: async () => {
      await refresh()
      notifyDone('Droit de réservation enregistré.')
      onClose()
    },
  })
  return { form, ...sending }
}

/** A right is never erased: its end is dated. */
export function RightDrawer(props: Props) {
  const { right, onClose } = props
  const { form, submit, sending, error } = useRight(props)
  const { data: choices } = useQuery(choicesQuery)
  return (
    <SideDrawer onClose={onClose} title={right?.organisation ?? 'Nouveau droit de réservation'}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <Select
            label="Réservataire"
            placeholder="Choisir"
            searchable
            data={(choices?.holders ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            allowDeselect={false}
            {...form.getInputProps('organisationId')}
          />
          <Select
            label="Contingent"
            placeholder="Choisir"
            data={CONTINGENTS.filter((value) => value !== 'landlord').map((value) => ({
              value,
              label: CONTINGENT_WORDS[value],
            }))}
            allowDeselect={false}
            {...form.getInputProps('contingent')}
          />
          <Select
            label="Commune"
            description="Vide : dans tout le dispositif"
            placeholder="Toutes"
            searchable
            clearable
            data={(choices?.communes ?? []).map(({ key, name }) => ({ value: key, label: name }))}
            {...form.getInputProps('commune')}
            value={form.values.commune || null}
            onChange={(commune: string | null) => form.setFieldValue('commune', commune ?? '')}
          />
          <Select
            label="Gestion"
            data={[
              { value: 'stock', label: 'En stock : des logements désignés' },
              { value: 'flow', label: 'En flux : une part des libérations' },
            ]}
            allowDeselect={false}
            {...form.getInputProps('mode')}
          />
          {form.values.mode === 'flow' && (
            <NumberInput
              label="Part des libérations de l’année"
              suffix=" %"
              decimalScale={1}
              decimalSeparator=","
              {...form.getInputProps('percent')}
            />
          )}
          <DayField label="Du" {...form.getInputProps('startsOn')} />
          <DayField
            label="Au (facultatif)"
            description="Dernier jour compris"
            {...form.getInputProps('endsOn')}
          />
          <TextInput label="Convention" maxLength={200} {...form.getInputProps('source')} />
          <FormButtons label="Enregistrer" sending={sending} error={error} onClose={onClose} />
        </Stack>
      </form>
    </SideDrawer>
  )
}
