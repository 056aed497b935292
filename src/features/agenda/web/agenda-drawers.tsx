import { getRouteApi } from '@tanstack/react-router'
import type { Agenda } from '../contract.ts'
import { AppointmentDrawer } from './appointment-drawer.tsx'
import { NewAppointmentDrawer } from './new-appointment-drawer.tsx'

const route = getRouteApi('/shell/agenda')

/** Opened by the address, closed by Back. */
export function AgendaDrawers({ agenda }: { agenda: Agenda }) {
  const { rdv, volet } = route.useSearch()
  const navigate = route.useNavigate()
  const close = () =>
    void navigate({ search: (search) => ({ ...search, rdv: undefined, volet: undefined }) })
  const opened = agenda.appointments.find(({ id }) => id === rdv)
  if (opened) return <AppointmentDrawer key={opened.id} appointment={opened} onClose={close} />
  if (volet !== 'nouveau') return null
  return (
    <NewAppointmentDrawer
      today={agenda.today}
      onClose={close}
      onPlanned={({ day }) =>
        void navigate({ search: (search) => ({ ...search, volet: undefined, semaine: day }) })
      }
    />
  )
}
