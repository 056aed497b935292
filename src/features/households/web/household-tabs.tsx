import type { RegisteredRouter, ToPathOption } from '@tanstack/react-router'
import { useSignedIn } from '#web/session/session.ts'
import { TabLink, TabLinks } from '#web/ui/tab-links.tsx'
import type { HouseholdRead } from '../contract.ts'
import { hasReferralTab } from './blocks.ts'

/** A lease is prepared once the household said yes. */
const LEASE_FROM = 7
/** The référent is named and goals are spoken of from the keys on. */
const PLAN_FROM = 8
/** Before the support begins there is nothing to close. */
const CLOSURE_FROM = 9

type Reader = {
  readonly household: HouseholdRead
  /** Whether the reader may do this at all, by the name of its policy. */
  readonly may: (policy: string) => boolean
}

type Tab = {
  readonly to: ToPathOption<RegisteredRouter>
  readonly label: string
  readonly isShown: (reader: Reader) => boolean
}

// In the order of the path; what is about the file itself comes last.
const TABS: readonly Tab[] = [
  { to: '/menages/$householdId', label: 'Résumé', isShown: () => true },
  {
    to: '/menages/$householdId/signalement',
    label: 'Signalement',
    isShown: ({ household }) => hasReferralTab(household),
  },
  {
    to: '/menages/$householdId/besoins',
    label: 'Besoins',
    isShown: ({ may }) => may('needs.read') || may('needs.reduced') || may('protected-need.read'),
  },
  {
    to: '/menages/$householdId/diagnostic',
    label: 'Diagnostic',
    isShown: ({ may }) => may('assessment.read'),
  },
  {
    to: '/menages/$householdId/budget',
    label: 'Aides et budget',
    isShown: ({ may }) => may('budget.read'),
  },
  {
    to: '/menages/$householdId/documents',
    label: 'Documents',
    isShown: ({ may }) => may('application.read') || may('application.reduced'),
  },
  {
    to: '/menages/$householdId/candidatures',
    label: 'Candidatures',
    isShown: ({ may }) => may('candidacy.read'),
  },
  {
    to: '/menages/$householdId/reponse',
    label: 'Réponse',
    isShown: ({ may }) => may('result.read'),
  },
  {
    to: '/menages/$householdId/bail',
    label: 'Bail',
    isShown: ({ may, household }) => may('lease.read') && household.phase >= LEASE_FROM,
  },
  {
    to: '/menages/$householdId/plan',
    label: 'Plan d’action',
    isShown: ({ may, household }) => may('plan.read') && household.phase >= PLAN_FROM,
  },
  {
    to: '/menages/$householdId/visites',
    label: 'Visites',
    isShown: ({ may, household }) => may('visit.read') && household.phase >= PLAN_FROM,
  },
  {
    to: '/menages/$householdId/relais',
    label: 'Relais',
    isShown: ({ may, household }) => may('handover.read') && household.phase >= CLOSURE_FROM,
  },
  {
    to: '/menages/$householdId/cloture',
    label: 'Clôture',
    isShown: ({ may, household }) =>
      may('closure.read') && (household.phase >= CLOSURE_FROM || may('household.move-state')),
  },
  {
    to: '/menages/$householdId/notes',
    label: 'Notes',
    isShown: ({ household }) => household.abilities.includes('note.read'),
  },
  {
    to: '/menages/$householdId/partages',
    label: 'Partages',
    isShown: ({ may }) => may('consent.read'),
  },
  {
    to: '/menages/$householdId/confidentialite',
    label: 'Confidentialité',
    isShown: ({ household }) => household.abilities.includes('who-looked.read'),
  },
  {
    to: '/menages/$householdId/acces',
    label: 'Accès',
    isShown: ({ may }) => may('household-code.issue'),
  },
]

/** The tabs that the reader may open: a role without a right meets no dead entry. */
export function HouseholdTabs({ household }: { household: HouseholdRead }) {
  const { abilities } = useSignedIn()
  const reader: Reader = { household, may: (policy) => abilities.includes(policy) }
  return (
    <TabLinks label="Rubriques du ménage">
      {TABS.filter(({ isShown }) => isShown(reader)).map(({ to, label }) => (
        <TabLink
          key={to}
          to={to}
          params={{ householdId: household.id }}
          activeOptions={{ exact: true, includeSearch: false }}
        >
          {label}
        </TabLink>
      ))}
    </TabLinks>
  )
}
