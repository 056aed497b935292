import type { Appointment } from '#features/agenda/contract.ts'
import { KIND_WORDS } from '#features/agenda/domain/appointment-kinds.ts'
import { hourWords, spanWords } from '#features/agenda/domain/hour-words.ts'
import { useSignedIn } from '#web/session/session.ts'
import { Chip } from '#web/ui/chip.tsx'
import { LinkButton, RowLink } from '#web/ui/links.tsx'
import { QueueRow } from '#web/ui/queue.tsx'
import { companyWords } from './company-words.ts'

/** The meetings of the day as rows of a queue: when and where, what and with whom. */
export function MeetingRows({ appointments }: { appointments: readonly Appointment[] }) {
  return appointments.map((one) => <MeetingRow key={one.id} appointment={one} />)
}

function MeetingRow({ appointment: one }: { appointment: Appointment }) {
  const { account } = useSignedIn()
  const company = companyWords({ ...one, place: null }, account.id)
  const search = { semaine: one.day, rdv: one.id }
  return (
    <QueueRow
      name={
        <RowLink to="/agenda" search={search}>
          {spanWords(one.hour, one.minutes)}
        </RowLink>
      }
      detail={one.place ?? 'lieu à préciser'}
      what={
        <>
          {[one.title ?? KIND_WORDS[one.kind], company].filter(Boolean).join(', ')}{' '}
          {one.cancelledAt && <Chip tone="late">annulé</Chip>}
          {!one.cancelledAt && one.answer === 'none' && <Chip tone="todo">à confirmer</Chip>}
        </>
      }
      action={
        <LinkButton
          to="/agenda"
          search={search}
          size="sm"
          variant="default"
          aria-label={`Ouvrir le rendez-vous de ${hourWords(one.hour)}`}
        >
          Ouvrir
        </LinkButton>
      }
    />
  )
}
