import { Button, Group, NumberInput, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { isApiError } from '#web/api-error.ts'
import { fieldSentence } from '#web/errors.fr.ts'
import { newId } from '#web/new-id.ts'
import { ErrorCard } from '#web/ui/error-card.tsx'
import { FormError } from '#web/ui/form-error.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import type { OrganisationKind, OrganisationRow } from '../contract.ts'
import { organisationsQuery, saveOrganisation } from './organisation-queries.ts'
import { KIND_WORDS } from './organisation-words.ts'

type Props = {
  /** Null: a new partner. */
  readonly organisation: OrganisationRow | null
  readonly onClose: () => void
}

type Values = {
  kind: '' | OrganisationKind
  name: string
  shortName: string
  territory: string
  capacity: number | string
  phone: string
  email: string
  openingHours: string
  version: number | null
}

const EMPTY: Values = {
  kind: '',
  name: '',
  shortName: '',
  territory: '',
  capacity: '',
  phone: '',
  email: '',
  openingHours: '',
  version: null,
}

function toValues(row: OrganisationRow): Values {
  return {
    ...row,
    territory: row.territory ?? '',
    capacity: row.capacity ?? '',
    phone: row.phone ?? '',
    email: row.email ?? '',
    openingHours: row.openingHours ?? '',
  }
}

function textOrNull(text: string): string | null {
  return text.trim() === '' ? null : text
}

function usePartner({ organisation, onClose }: Props) {
  const queryClient = useQueryClient()
  const [id] = useState(() => organisation?.id ?? newId())
  const form = useForm<Values>({
    initialValues: organisation ? toValues(organisation) : EMPTY,
    validate: {
      kind: (kind) => (kind === '' ? fieldSentence('required') : null),
      name: (name) => (name.trim() === '' ? fieldSentence('required') : null),
      shortName: (name) => (name.trim() === '' ? fieldSentence('required') : null),
    },
  })
  const sending = useServerForm(form, {
    send: (values) =>
      saveOrganisation(id, {
        kind: values.kind === '' ? 'other' : values.kind,
        name: values.name,
        shortName: values.shortName,
        territory: textOrNull(values.territory),
        capacity: values.capacity === '' ? null : Number(values.capacity),
        phone: textOrNull(values.phone),
        email: textOrNull(values.email),
        openingHours: textOrNull(values.openingHours),
        version: values.version,
      }),
    onDone: async () => {
      await queryClient.invalidateQueries({ queryKey: organisationsQuery.queryKey })
      notifyDone('Partenaire enregistré.')
      onClose()
    },
  })
  return { form, ...sending }
}

export function OrganisationDrawer({ organisation, onClose }: Props) {
  const { form, submit, sending, error, reset } = usePartner({ organisation, onClose })
  return (
    <SideDrawer onClose={onClose} title={organisation?.name ?? 'Nouveau partenaire'}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <Select
            label="Nature"
            placeholder="Choisir"
            data={Object.entries(KIND_WORDS).map(([value, label]) => ({ value, label }))}
            allowDeselect={false}
            {...form.getInputProps('kind')}
          />
          <TextInput label="Nom" maxLength={120} {...form.getInputProps('name')} />
          <TextInput
            label="Nom court"
            description="Celui qui est écrit dans les listes"
            maxLength={40}
            {...form.getInputProps('shortName')}
          />
          <TextInput label="Territoire" maxLength={200} {...form.getInputProps('territory')} />
          <NumberInput
            label="Ménages suivis en même temps, au plus"
            min={0}
            max={10_000}
            allowDecimal={false}
            {...form.getInputProps('capacity')}
          />
          <TextInput label="Téléphone" type="tel" maxLength={30} {...form.getInputProps('phone')} />
          <TextInput
            label="Courriel"
            type="email"
            maxLength={200}
            {...form.getInputProps('email')}
          />
          <TextInput label="Horaires" maxLength={200} {...form.getInputProps('openingHours')} />
          <Changed
            error={error}
            onTakeTheirs={(current) => {
              form.setValues(toValues(current))
              reset()
            }}
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

type ChangedProps = {
  readonly error: unknown
  readonly onTakeTheirs: (current: OrganisationRow) => void
}

/** Somebody saved this partner meanwhile. A card of eight lines: it is shown again rather than compared. */
function Changed({ error, onTakeTheirs }: ChangedProps) {
  if (!isApiError(error, 'conflict')) return null
  const current = error.current as OrganisationRow
  return (
    <Stack gap="xs">
      <ErrorCard
        what="Cette fiche a changé pendant votre saisie."
        error={error}
        kept="Rien n’est encore perdu."
      />
      <Button variant="default" onClick={() => onTakeTheirs(current)}>
        Relire la version actuelle
      </Button>
    </Stack>
  )
}
