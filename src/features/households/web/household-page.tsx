import { IconMapPin } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Outlet, useNavigate } from '@tanstack/react-router'
import { isApiError } from '#web/api-error.ts'
import { NotFoundPage } from '#web/pages/not-found-page.tsx'
import { Chip } from '#web/ui/chip.tsx'
import { formatShortDay } from '#web/ui/dates.ts'
import { identityInHeader } from '#web/ui/identity.ts'
import { Initials } from '#web/ui/initials.tsx'
import { TextLink } from '#web/ui/links.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { PhasePath } from '#web/ui/phase-path.tsx'
import { phaseLabel } from '#web/ui/phases.ts'
import { PhoneLink } from '#web/ui/phone-link.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import { householdQuery } from '#web/household-query.ts'
import type { HouseholdRead } from '../contract.ts'
import { AdhesionDrawer } from './adhesion-drawer.tsx'
import { useMay } from '#web/session/session.ts'
import { EligibilityDrawer } from './eligibility-drawer.tsx'
import { EmergencyChip } from './emergency-chip.tsx'
import { EmergencyDrawer } from './emergency-drawer.tsx'
import './household-page.css'
import { HouseholdTabs } from './household-tabs.tsx'
import { NextStep } from './next-step.tsx'

const route = getRouteApi('/shell/menages/$householdId')

/** One household: who it is, where it stands, what comes next; its tabs below. */
export function HouseholdPage() {
  const { householdId } = route.useParams()
  const query = useQuery(householdQuery(householdId))
  // An address that holds no household and one that holds somebody else's get the same answer.
  if (isApiError(query.error, 'not-found') || isApiError(query.error, 'bad-input')) {
    return <NotFoundPage />
  }
  return (
    <QueryView query={query} failure="La page du ménage n’a pas pu être chargée.">
      {(household) => <Household household={household} />}
    </QueryView>
  )
}

function Household({ household }: { household: HouseholdRead }) {
  return (
    <div className="household">
      <Head household={household} />
      <PhasePath current={household.phase} notes={openingDays(household)} />
      <NextStep household={household} />
      <div className="household__tab">
        <HouseholdTabs household={household} />
        <Outlet />
      </div>
      <Drawers household={household} />
    </div>
  )
}

function Head({ household }: { household: HouseholdRead }) {
  const { name, birthDate, phase, today, persons, ...rest } = household
  const phone = persons[0]?.phone
  return (
    <PageHeader
      crumbs={[
        <TextLink key="list" to="/menages">
          Ménages
        </TextLink>,
      ]}
      leading={<Initials name={name} size={52} />}
      title={name}
      badge={
        <>
          <Chip tone="accent" icon={IconMapPin}>
            {phaseLabel(phase)}
          </Chip>
          <EmergencyChip household={household} />
        </>
      }
      subtitle={identityInHeader({ ...rest, bornOn: birthDate }, today)}
      actions={phone && <PhoneLink phone={phone} name={name} size="sm" />}
    />
  )
}

function openingDays({ path }: HouseholdRead): Record<number, string> {
  return Object.fromEntries(
    path.flatMap(({ phase, openedOn }) =>
      openedOn === null ? [] : [[phase, formatShortDay(openedOn)]],
    ),
  )
}

/** Opened by the address, so that a link to a decision leads to it, and Back closes it. */
function Drawers({ household }: { household: HouseholdRead }) {
  const { volet } = route.useSearch()
  const mayDecide = useMay('emergency.decide')
  const navigate = useNavigate()
  // From where one stands: a drawer closes on the tab from which it was opened.
  const close = () =>
    void navigate({ to: '.', search: (search) => ({ ...search, volet: undefined }) })
  if (volet === 'eligibilite' && household.abilities.includes('eligibility.decide')) {
    return <EligibilityDrawer household={household} onClose={close} />
  }
  if (volet === 'urgence' && mayDecide) {
    return <EmergencyDrawer household={household} onClose={close} />
  }
  if (volet === 'adhesion' && household.abilities.includes('adhesion.add')) {
    return <AdhesionDrawer household={household} onClose={close} />
  }
  return null
}
