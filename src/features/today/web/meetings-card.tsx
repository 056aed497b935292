import {
  IconCalendarEvent,
  IconCalendarOff,
  IconChecklist,
  IconMapPin,
  IconMessages,
  IconUsersGroup,
} from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import type { Agenda, Appointment } from '#features/agenda/contract.ts'
import { KIND_WORDS } from '#features/agenda/domain/appointment-kinds.ts'
import { hourWords } from '#features/agenda/domain/hour-words.ts'
import { useSignedIn } from '#web/session/session.ts'
import { Card } from '#web/ui/card.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { RowLink, TextLink } from '#web/ui/links.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import { SkeletonRows } from '#web/ui/skeleton-rows.tsx'
import { companyWords } from './company-words.ts'

/** My meetings of the day, in order. */
export function MeetingsCard({ meetings }: { meetings: UseQueryResult<Agenda> }) {
  return (
    <Card title="Rendez-vous du jour">
      <QueryView
        query={meetings}
        failure="Vos rendez-vous n’ont pas pu être chargés."
        loading={<SkeletonRows rows={2} height={52} />}
      >
        {({ appointments }) => <Meetings appointments={appointments} />}
      </QueryView>
      <TextLink to="/agenda" fz="sm" fw={600}>
        Ouvrir l’agenda
      </TextLink>
    </Card>
  )
}

function Meetings({ appointments }: { appointments: readonly Appointment[] }) {
  const { account } = useSignedIn()
  const kept = appointments.filter(({ cancelledAt }) => cancelledAt === null)
  if (kept.length === 0) {
    return (
      <p className="meetings__none">
        <Icon of={IconCalendarOff} />
        Aucun rendez-vous aujourd’hui.
      </p>
    )
  }
  return (
    <ol className="meetings">
      {kept.map((one) => (
        <li className="meetings__one" key={one.id}>
          <time className="meetings__hour" dateTime={one.startsAt}>
            {hourWords(one.hour)}
          </time>
          <div>
            <div className="meetings__what">
              <RowLink to="/agenda" search={{ semaine: one.day, rdv: one.id }}>
                {one.title ?? KIND_WORDS[one.kind]}
              </RowLink>
            </div>
            <div className="meetings__detail">{companyWords(one, account.id)}</div>
          </div>
          <Icon of={ICONS[one.kind]} />
        </li>
      ))}
    </ol>
  )
}

const ICONS = {
  'needs-exchange': IconMessages,
  visit: IconMapPin,
  review: IconChecklist,
  meeting: IconUsersGroup,
  other: IconCalendarEvent,
} as const
