import { Button, Group, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconCalendarShare } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { workingDaysBetween } from '#kernel/calendar.ts'
import { api } from '#web/api.ts'
import { fieldSentence } from '#web/errors.fr.ts'
import { NotFoundPage } from '#web/pages/not-found-page.tsx'
import { useMay, useSession } from '#web/session/session.ts'
import { Card } from '#web/ui/card.tsx'
import { formatDay, formatLongDay, parseDay } from '#web/ui/dates.ts'
import { DayField, typedDay } from '#web/ui/day-field.tsx'
import { FormError } from '#web/ui/form-error.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { notifyDone } from '#web/ui/notify.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { useServerForm } from '#web/ui/server-form.ts'
import { counted } from '#web/ui/typo.ts'
import { clockRefusal, usualJumps } from '../domain/clock-move.ts'
import './clock-page.css'

/** The administrator of a demonstration lets time pass; a base of real data has no such page. */
export function ClockPage() {
  const may = useMay('clock.move')
  const { demonstration } = useSession()
  if (!may || !demonstration) return <NotFoundPage />
  return (
    <>
      <PageHeader
        title="Date de la démonstration"
        subtitle={`Pour le dispositif, nous sommes le ${formatLongDay(demonstration.today)}.`}
      />
      <Card title="Avancer la date" icon={IconCalendarShare}>
        <ClockForm key={demonstration.today} today={demonstration.today} />
      </Card>
    </>
  )
}

function useMove(today: string) {
  const queryClient = useQueryClient()
  const form = useForm({
    initialValues: { to: '' },
    validate: { to: (typed) => refusalOf(today, typed) },
  })
  const sending = useServerForm(form, {
    send: async ({ to }) => {
      const moved = await api<{ today: string }>({
        method: 'POST',
        url: '/api/demonstration/clock',
        body: { to: typedDay(to) },
      })
      await api({ method: 'POST', url: '/api/demonstration/dates' })
      return moved
    },
    onDone: async (moved) => {
      // Every page counts its delays from this date.
      await queryClient.invalidateQueries()
      notifyDone(`Nous sommes maintenant le ${formatLongDay(moved.today)}.`)
    },
  })
  return { form, ...sending }
}

function refusalOf(today: string, typed: string): string | null {
  const to = parseDay(typed)
  if (to === null) return fieldSentence(typed.trim() === '' ? 'required' : 'impossible-date')
  const refusal = clockRefusal(today, to)
  return refusal && fieldSentence(refusal)
}

function ClockForm({ today }: { today: string }) {
  const { form, submit, sending, error } = useMove(today)
  const to = parseDay(form.values.to)
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Group gap="xs">
          {usualJumps(today).map((jump) => (
            <Button
              key={jump.words}
              variant="default"
              onClick={() => form.setFieldValue('to', formatDay(jump.to))}
            >
              {jump.words}
            </Button>
          ))}
        </Group>
        <DayField label="Nouvelle date" minDay={today} maw={240} {...form.getInputProps('to')} />
        {to !== null && clockRefusal(today, to) === null && <Preview today={today} to={to} />}
        <FormError error={error} what="La date n’a pas changé." />
        <div>
          <Button type="submit" loading={sending}>
            Avancer la date
          </Button>
        </div>
      </Stack>
    </form>
  )
}

function Preview({ today, to }: { today: string; to: string }) {
  const days = workingDaysBetween(today, to)
  return (
    <p className="clock-preview" role="status">
      <Icon of={IconCalendarShare} size={18} />
      <span>
        Du {formatLongDay(today)} au {formatLongDay(to)} :{' '}
        {counted(days, 'jour ouvré passe', 'jours ouvrés passent')}. Les délais, les retards et les
        files de chacun se comptent à cette date. <strong>Elle ne recule plus ensuite.</strong>
      </span>
    </p>
  )
}
