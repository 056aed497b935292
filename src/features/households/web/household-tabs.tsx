import { useMay } from '#web/session/session.ts'
import { TabLink, TabLinks } from '#web/ui/tab-links.tsx'
import type { HouseholdRead } from '../contract.ts'
import { hasReferralTab } from './blocks.ts'

/** Before the support begins there is nothing to close. */
const CLOSURE_FROM = 9

/** The tabs that the reader may open: a role without a right meets no dead entry. */
export function HouseholdTabs({ household }: { household: HouseholdRead }) {
  const { id, abilities, phase } = household
  const params = { householdId: id }
  const maySeeAccess = useMay('household-code.issue')
  const maySeeClosure = useMay('closure.read')
  const mayPause = useMay('household.move-state')
  const maySeeBudget = useMay('budget.read')
  const maySeeAssessment = useMay('assessment.read')
  return (
    <TabLinks label="Rubriques du ménage">
      {[
        <TabLink
          key="summary"
          to="/menages/$householdId"
          params={params}
          activeOptions={{ exact: true, includeSearch: false }}
        >
          Résumé
        </TabLink>,
        ...(hasReferralTab(household)
          ? [
              <TabLink key="referral" to="/menages/$householdId/signalement" params={params}>
                Signalement
              </TabLink>,
            ]
          : []),
        ...(maySeeClosure && (phase >= CLOSURE_FROM || mayPause)
          ? [
              <TabLink key="closure" to="/menages/$householdId/cloture" params={params}>
                Clôture
              </TabLink>,
            ]
          : []),
        ...(abilities.includes('note.read')
          ? [
              <TabLink key="notes" to="/menages/$householdId/notes" params={params}>
                Notes
              </TabLink>,
            ]
          : []),
        ...(maySeeAssessment
          ? [
              <TabLink key="assessment" to="/menages/$householdId/diagnostic" params={params}>
                Diagnostic
              </TabLink>,
            ]
          : []),
        ...(maySeeBudget
          ? [
              <TabLink key="budget" to="/menages/$householdId/budget" params={params}>
                Aides et budget
              </TabLink>,
            ]
          : []),
        ...(abilities.includes('who-looked.read')
          ? [
              <TabLink key="privacy" to="/menages/$householdId/confidentialite" params={params}>
                Confidentialité
              </TabLink>,
            ]
          : []),
        ...(maySeeAccess
          ? [
              <TabLink key="access" to="/menages/$householdId/acces" params={params}>
                Accès
              </TabLink>,
            ]
          : []),
      ]}
    </TabLinks>
  )
}
