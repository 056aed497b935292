import { IconHelpCircle, IconUserOff, IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { KeyboardEvent } from 'react'
import { formatWeekday } from '#web/ui/dates.ts'
import { Icon, type IconType } from '#web/ui/icon.tsx'
import type { Absence, Agenda, Appointment } from '../contract.ts'
import { KIND_WORDS } from '../domain/appointment-kinds.ts'
import { hourWords, spanWords } from '../domain/hour-words.ts'
import { placed, type Placed } from '../domain/lanes.ts'
import { daysOfWeek, minutesOf, type WeekDay } from '../domain/week.ts'
import { stepFrom } from './grid-keys.ts'
import './week-grid.css'

const FIRST_HOUR = 8
const LAST_HOUR = 18
/** Too low for two lines. */
const SHORT_MINUTES = 40

type Props = { readonly agenda: Agenda; readonly monday: string }
type Hours = { readonly from: number; readonly to: number }

/** Seven columns, or five when nothing happens at the end of the week. Each column is a list, read in the order of the day. */
export function WeekGrid({ agenda, monday }: Props) {
  const { appointments, absences, today } = agenda
  const days = daysOfWeek(monday).filter(
    ({ day }, index) => index < 5 || appointments.some((one) => one.day === day),
  )
  const hours = hoursOf(appointments)
  return (
    <div
      className="week"
      style={{ '--days': String(days.length), '--hours': String(hours.to - hours.from) }}
      onKeyDown={onKeyDown}
      role="presentation"
    >
      <div className="week__gutter" aria-hidden>
        {Array.from({ length: hours.to - hours.from }, (_, index) => (
          <span key={index}>{hours.from + index} h</span>
        ))}
      </div>
      {days.map((one) => (
        <Day
          key={one.day}
          day={one}
          hours={hours}
          isToday={one.day === today}
          appointments={appointments.filter(({ day }) => day === one.day)}
          absences={absences.filter(({ from, to }) => from <= one.day && one.day <= to)}
        />
      ))}
    </div>
  )
}

/** Office hours, and whatever lies outside them. */
function hoursOf(appointments: readonly Appointment[]): Hours {
  const starts = appointments.map(({ hour }) => Math.floor(minutesOf(hour) / 60))
  const ends = appointments.map(({ hour, minutes }) => Math.ceil((minutesOf(hour) + minutes) / 60))
  return {
    from: Math.min(FIRST_HOUR, ...starts),
    to: Math.min(24, Math.max(LAST_HOUR, ...ends)),
  }
}

function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
  const next = stepFrom(event.currentTarget, event.target, event.key)
  if (!next) return
  event.preventDefault()
  next.focus()
}

type DayProps = {
  readonly day: WeekDay
  readonly hours: Hours
  readonly isToday: boolean
  readonly appointments: readonly Appointment[]
  readonly absences: readonly Absence[]
}

function Day({ day, hours, isToday, appointments, absences }: DayProps) {
  const titleId = `jour-${day.day}`
  return (
    <section
      className="week__day"
      data-off={day.isWorking ? undefined : ''}
      data-today={isToday ? '' : undefined}
      aria-labelledby={titleId}
    >
      <header className="week__head">
        <h2 className="week__title" id={titleId}>
          {formatWeekday(day.day)}
          {isToday && <span className="visually-hidden">, aujourd’hui</span>}
        </h2>
        {day.holiday && <p className="week__note">{day.holiday}, férié</p>}
        {absences.map((absence) => (
          <p className="week__note" key={absence.id}>
            {absence.isMine ? absenceWords(absence) : `vous suppléez ${absence.name}`}
          </p>
        ))}
      </header>
      <ol className="week__slots">
        {placed(appointments).map((one) => (
          <Slot key={one.item.id} place={one} hours={hours} />
        ))}
      </ol>
    </section>
  )
}

function absenceWords({ deputy }: Absence): string {
  return deputy === null ? 'votre absence' : `votre absence, ${deputy} vous supplée`
}

type SlotProps = { readonly place: Placed<Appointment>; readonly hours: Hours }

function Slot({ place: { item, lane, lanes }, hours }: SlotProps) {
  const start = minutesOf(item.hour) - hours.from * 60
  const name = item.title ?? KIND_WORDS[item.kind]
  return (
    <li
      className="week__slot"
      style={{
        '--start': String(start),
        '--length': String(item.minutes),
        '--lane': String(lane),
        '--lanes': String(lanes),
      }}
    >
      <Link
        className="week__appointment"
        from="/agenda"
        to="."
        search={(search) => ({ ...search, rdv: item.id, volet: undefined })}
        data-short={item.minutes <= SHORT_MINUTES ? '' : undefined}
        data-cancelled={item.cancelledAt ? '' : undefined}
        data-unanswered={item.answer === 'none' ? '' : undefined}
      >
        <span className="week__hour">
          <span aria-hidden>{hourWords(item.hour)}</span>
          <span className="visually-hidden">{spanWords(item.hour, item.minutes)}, </span>
        </span>
        <State appointment={item} />
        <span className="week__what">{name}</span>
        {item.household && <span className="week__who">{item.household.name}</span>}
      </Link>
    </li>
  )
}

/** The icon alone where the slot is low; the word is then read, and written in the list and in the drawer. */
function State({ appointment: { cancelledAt, answer } }: { appointment: Appointment }) {
  if (cancelledAt) return <StateMark icon={IconX} word="annulé" />
  if (answer === 'none') return <StateMark icon={IconHelpCircle} word="à confirmer" />
  return answer === 'no' ? <StateMark icon={IconUserOff} word="décliné" /> : null
}

function StateMark({ icon, word }: { icon: IconType; word: string }) {
  return (
    <span className="week__state">
      <Icon of={icon} size={15} />
      <span className="week__word">{word}</span>
    </span>
  )
}
