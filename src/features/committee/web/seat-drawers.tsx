import { Checkbox, Select, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { fieldSentence } from '#web/errors.fr.ts'
import { newId } from '#web/new-id.ts'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { formatDay, parseDay } from '#web/ui/dates.ts'
import { notifyDone } from '#web/ui/notify.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import type { Seat, Seats } from '../contract.ts'
import { SEAT_KINDS, SEAT_WORDS, type SeatKind } from '../domain/voices.ts'
import { endSeat, giveSeat, seatsQuery } from './committee-queries.ts'
import { FormButtons } from './drawer-form.tsx'

type Values = {
  account: string
  kind: SeatKind
  commune: string | null
  epciSiren: string | null
  isPresident: boolean
  startsOn: string
}

const KINDS = SEAT_KINDS.map((value) => ({ value, label: SEAT_WORDS[value] }))
const keyOf = (one: { accountId: string; organisationId: string }) =>
  `${one.accountId} ${one.organisationId}`

function useKeepSeats(done: string, onClose: () => void) {
  const queryClient = useQueryClient()
  return (seats: Seats) => {
    queryClient.setQueryData(seatsQuery.queryKey, seats)
    notifyDone(done)
    onClose()
  }
}

const dayNeeded = (typed: string) =>
  parseDay(typed) === null ? fieldSentence('impossible-date') : null

function useSeatForm(seats: Seats, onClose: () => void) {
  const [id] = useState(newId)
  const keep = useKeepSeats('Siège donné.', onClose)
  const form = useForm<Values>({
    initialValues: {
      account: '',
      kind: 'board',
      commune: null,
      epciSiren: null,
      isPresident: false,
      startsOn: formatDay(seats.today),
    },
    validate: {
      account: (account) => (account === '' ? fieldSentence('required') : null),
      commune: (code, { kind }) =>
        kind === 'mayor' && code === null ? fieldSentence('required') : null,
      epciSiren: (siren, { kind }) =>
        kind === 'epci' && siren === null ? fieldSentence('required') : null,
      startsOn: dayNeeded,
    },
  })
  const sending = useServerForm(form, {
    send: ({ account, startsOn, isPresident, ...seat }) => {
      const [accountId = '', organisationId = ''] = account.split(' ')
      const mayPreside = seat.kind === 'board' || seat.kind === 'tenants'
      return giveSeat({
        ...seat,
        ...{ id, accountId, organisationId },
        isPresident: isPresident && mayPreside,
        startsOn: typedDay(startsOn) ?? '',
      })
    },
    onDone: keep,
  })
  return { form, ...sending }
}

type NewProps = { readonly seats: Seats; readonly onClose: () => void }

export function NewSeatDrawer({ seats, onClose }: NewProps) {
  const { form, submit, sending, error } = useSeatForm(seats, onClose)
  const { kind } = form.values
  return (
    <SideDrawer onClose={onClose} title="Donner un siège">
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <Select
            label="Personne"
            description="Elle a un compte et un rôle confirmé de membre de la commission."
            placeholder="Choisir une personne"
            searchable
            data={seats.accounts.map((one) => ({
              value: keyOf(one),
              label: `${one.name}, ${one.organisation}`,
            }))}
            {...form.getInputProps('account')}
          />
          <Select
            label="À quel titre"
            data={KINDS}
            allowDeselect={false}
            {...form.getInputProps('kind')}
          />
          {kind === 'mayor' && (
            <Select
              label="Commune"
              searchable
              data={seats.communes.map(({ code, name }) => ({ value: code, label: name }))}
              {...form.getInputProps('commune')}
            />
          )}
          {kind === 'epci' && (
            <Select
              label="Intercommunalité"
              searchable
              data={seats.epcis.map(({ siren, name }) => ({ value: siren, label: name }))}
              {...form.getInputProps('epciSiren')}
            />
          )}
          {(kind === 'board' || kind === 'tenants') && (
            <Checkbox
              label="Préside la commission"
              {...form.getInputProps('isPresident', { type: 'checkbox' })}
            />
          )}
          <DayField label="À partir du" {...form.getInputProps('startsOn')} />
          <FormButtons label="Donner le siège" sending={sending} error={error} onClose={onClose} />
        </Stack>
      </form>
    </SideDrawer>
  )
}

type EndProps = { readonly seat: Seat; readonly today: string; readonly onClose: () => void }

export function EndSeatDrawer({ seat, today, onClose }: EndProps) {
  const keep = useKeepSeats('Fin du siège notée.', onClose)
  const form = useForm({
    initialValues: { endsOn: formatDay(seat.endsOn ?? today) },
    validate: { endsOn: dayNeeded },
  })
  const { submit, sending, error } = useServerForm(form, {
    send: ({ endsOn }) => endSeat(seat.id, typedDay(endsOn) ?? ''),
    onDone: keep,
  })
  return (
    <SideDrawer onClose={onClose} title={`Fin du siège de ${seat.name}`}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <p className="effect">
            Les séances tenues après ce jour ne le convoquent plus. Celles d’avant gardent sa voix.
          </p>
          <DayField label="Dernier jour" {...form.getInputProps('endsOn')} />
          <FormButtons label="Enregistrer" sending={sending} error={error} onClose={onClose} />
        </Stack>
      </form>
    </SideDrawer>
  )
}
