import { Outlet } from '@tanstack/react-router'
import { useSignedIn, useToday } from '../session/session.ts'
import { formatLongDay } from '../ui/dates.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { TabLink, TabLinks } from '../ui/tab-links.tsx'
import './programme-frame.css'
import { useProgrammeTabs } from './programme-tabs.ts'

/** The head of the programme: which one, in which month, on which day; its tabs below. */
export function ProgrammeFrame() {
  const { scheme } = useSignedIn()
  const tabs = useProgrammeTabs()
  const today = formatLongDay(useToday())
  return (
    <div className="programme">
      <PageHeader
        title={scheme?.name ?? 'Programme'}
        subtitle={
          scheme
            ? `Mois\u00a0${scheme.month} sur\u00a0${scheme.months}, situation au\u00a0${today}`
            : `Situation au\u00a0${today}`
        }
      />
      {tabs.length > 1 && (
        <TabLinks label="Rubriques du programme">
          {tabs.map(({ to, label }) => (
            <TabLink key={to} to={to}>
              {label}
            </TabLink>
          ))}
        </TabLinks>
      )}
      <Outlet />
    </div>
  )
}
