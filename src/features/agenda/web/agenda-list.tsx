import { IconCalendarEvent } from '@tabler/icons-react'
import { useSignedIn } from '#web/session/session.ts'
import { Chip } from '#web/ui/chip.tsx'
import { formatLongDay } from '#web/ui/dates.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { listed } from '#web/ui/identity.ts'
import { RowLink } from '#web/ui/links.tsx'
import type { Absence, Agenda, Appointment } from '../contract.ts'
import { KIND_WORDS } from '../domain/appointment-kinds.ts'
import { spanWords } from '../domain/hour-words.ts'
import { holidayName } from '../domain/week.ts'

/** The same days, one after the other; only those where something happens. */
export function AgendaList({ agenda }: { agenda: Agenda }) {
  const days = Map.groupBy(agenda.appointments, ({ day }) => day)
  if (days.size === 0) {
    return (
      <EmptyState icon={IconCalendarEvent} title="Aucun rendez-vous sur ces quatre semaines.">
        Ceux que vous fixez et ceux où l’on vous convie apparaîtront ici.
      </EmptyState>
    )
  }
  return (
    <ul className="agenda-list">
      {[...days].map(([day, appointments]) => (
        <Day
          key={day}
          day={day}
          appointments={appointments}
          isToday={day === agenda.today}
          absences={agenda.absences.filter(({ from, to }) => from <= day && day <= to)}
        />
      ))}
    </ul>
  )
}

type DayProps = {
  readonly day: string
  readonly appointments: readonly Appointment[]
  readonly isToday: boolean
  readonly absences: readonly Absence[]
}

function Day({ day, appointments, isToday, absences }: DayProps) {
  const holiday = holidayName(day)
  return (
    <li className="agenda-list__day">
      <div className="agenda-list__head">
        <h2 className="agenda-list__title">{formatLongDay(day)}</h2>
        {isToday && <Chip tone="accent">aujourd’hui</Chip>}
        {holiday && <Chip>{holiday}, férié</Chip>}
        {absences.map(({ id, isMine, name }) => (
          <Chip key={id} tone="wait">
            {isMine ? 'votre absence' : `vous suppléez ${name}`}
          </Chip>
        ))}
      </div>
      <ol className="agenda-list__rows">
        {appointments.map((one) => (
          <Row key={one.id} appointment={one} />
        ))}
      </ol>
    </li>
  )
}

function Row({ appointment: one }: { appointment: Appointment }) {
  const { account } = useSignedIn()
  const others = one.parties.filter(({ accountId }) => accountId !== account.id)
  const detail = [
    one.household?.name,
    others.length > 0 ? `avec ${listed(others.map(({ name }) => name))}` : null,
    one.place,
  ]
  return (
    <li className="agenda-list__row">
      <time className="agenda-list__hour" dateTime={one.startsAt}>
        {spanWords(one.hour, one.minutes)}
      </time>
      <div>
        <div className="agenda-list__what" data-cancelled={one.cancelledAt ? '' : undefined}>
          <RowLink
            from="/agenda"
            to="."
            search={(search) => ({ ...search, rdv: one.id, volet: undefined })}
          >
            {one.title ?? KIND_WORDS[one.kind]}
          </RowLink>
        </div>
        <div className="agenda-list__detail">{detail.filter(Boolean).join(', ')}</div>
      </div>
      <div>
        {one.cancelledAt && <Chip tone="late">annulé</Chip>}
        {!one.cancelledAt && one.answer === 'none' && <Chip tone="todo">à confirmer</Chip>}
        {!one.cancelledAt && one.answer === 'no' && <Chip>décliné</Chip>}
      </div>
    </li>
  )
}
