import type { HouseholdRead } from '../contract.ts'
import { AdhesionCard } from './adhesion-card.tsx'
import { hasReferralTab } from './blocks.ts'
import { HiddenBlocks } from './hidden-blocks.tsx'
import { HistoryCard } from './history-card.tsx'
import { HouseholdTab } from './household-tab.tsx'
import { MeansCard } from './means-card.tsx'
import { PersonsCard } from './persons-card.tsx'
import { EligibilityCard, ProtectionCard } from './referral-cards.tsx'
import { SolvencyCard } from './solvency-card.tsx'
import { TeamCard } from './team-card.tsx'

export function SummaryTab() {
  return (
    <HouseholdTab>
      {(household) => (
        <div className="household-columns">
          <div className="household-columns__side">
            <TeamCard household={household} />
            <HistoryCard household={household} />
          </div>
          <div className="household-columns__side">
            <AdhesionCard household={household} />
            <PersonsCard household={household} />
            <MeansCard household={household} />
            <SolvencyCard household={household} />
            <WithoutReferral household={household} />
            <HiddenBlocks household={household} />
          </div>
        </div>
      )}
    </HouseholdTab>
  )
}

/** Whoever has no « Signalement » tab reads here what the role still opens. */
function WithoutReferral({ household }: { household: HouseholdRead }) {
  if (hasReferralTab(household)) return null
  return (
    <>
      <EligibilityCard household={household} />
      <ProtectionCard household={household} />
    </>
  )
}
