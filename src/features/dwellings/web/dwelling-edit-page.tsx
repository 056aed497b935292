import { Button, Group, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { isApiError } from '#web/api-error.ts'
import { newId } from '#web/new-id.ts'
import { NotFoundPage } from '#web/pages/not-found-page.tsx'
import { useMay } from '#web/session/session.ts'
import { ErrorCard } from '#web/ui/error-card.tsx'
import { FormError } from '#web/ui/form-error.tsx'
import { LinkButton, TextLink } from '#web/ui/links.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import type { Dwelling } from '../contract.ts'
import { DwellingFields } from './dwelling-fields.tsx'
import {
  dwellingErrors,
  type DwellingValues,
  EMPTY_DWELLING,
  toDwellingEntry,
  toDwellingValues,
} from './dwelling-form.ts'
import { dwellingTitle } from './dwelling-words.ts'
import { useFieldErrors } from './field-errors.ts'
import { dwellingQuery, sendDwelling, useRefreshStock } from './stock-queries.ts'

const route = getRouteApi('/shell/logements/parc/$dwellingId/modifier')

/** A dwelling that enters the stock without any release yet. */
export function NewDwellingPage() {
  if (!useMay('dwelling.write')) return <NotFoundPage />
  return <EditPage dwelling={null} />
}

export function EditDwellingPage() {
  const { dwellingId } = route.useParams()
  const query = useQuery(dwellingQuery(dwellingId))
  const mayWrite = useMay('dwelling.write')
  if (!mayWrite || isApiError(query.error, 'not-found') || isApiError(query.error, 'bad-input')) {
    return <NotFoundPage />
  }
  return (
    <QueryView query={query} failure="Ce logement n’a pas pu être chargé.">
      {({ dwelling }) => <EditPage dwelling={dwelling} />}
    </QueryView>
  )
}

function useDwelling(dwelling: Dwelling | null) {
  const [id] = useState(() => dwelling?.id ?? newId())
  const [known, setKnown] = useState(dwelling)
  const navigate = useNavigate()
  const refresh = useRefreshStock()
  const form = useForm<DwellingValues>({
    initialValues: dwelling ? toDwellingValues(dwelling) : EMPTY_DWELLING,
    validate: dwellingErrors,
  })
  const sending = useFieldErrors(form, {
    send: (values) =>
      sendDwelling(id, { ...toDwellingEntry(values), version: known?.version ?? null }),
    onDone: async () => {
      await refresh()
      notifyDone('Logement enregistré.')
      await navigate({ to: '/logements/parc/$dwellingId', params: { dwellingId: id } })
    },
  })
  const takeTheirs = (theirs: Dwelling) => {
    setKnown(theirs)
    form.setValues(toDwellingValues(theirs))
    sending.reset()
  }
  return { form, takeTheirs, ...sending }
}

function EditPage({ dwelling }: { dwelling: Dwelling | null }) {
  const { form, submit, sending, error, takeTheirs } = useDwelling(dwelling)
  return (
    <>
      <PageHeader
        crumbs={[
          <TextLink key="stock" to="/logements/parc">
            Parc
          </TextLink>,
        ]}
        title={dwelling ? dwellingTitle(dwelling) : 'Ajouter un logement'}
      />
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <DwellingFields form={form} />
          <Changed error={error} onTakeTheirs={takeTheirs} />
          <FormError error={error} />
          <Group>
            <Button type="submit" loading={sending}>
              Enregistrer le logement
            </Button>
            <LinkButton to="/logements/parc" variant="default">
              Annuler
            </LinkButton>
          </Group>
        </Stack>
      </form>
    </>
  )
}

type ChangedProps = {
  readonly error: unknown
  readonly onTakeTheirs: (current: Dwelling) => void
}

/** Somebody saved this dwelling meanwhile: one card of twenty lines, read again rather than compared. */
function Changed({ error, onTakeTheirs }: ChangedProps) {
  if (!isApiError(error, 'conflict')) return null
  const current = error.current as Dwelling | undefined
  const who = current?.updatedByName ?? 'Quelqu’un'
  return (
    <Stack gap="xs" align="start">
      <ErrorCard
        what={`${who} a modifié ce logement pendant votre saisie.`}
        error={error}
        kept="Votre saisie est encore à l’écran."
      />
      {current && (
        <Button variant="default" onClick={() => onTakeTheirs(current)}>
          Prendre sa version
        </Button>
      )}
    </Stack>
  )
}
